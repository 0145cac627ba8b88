/** Names inside the directory that lies beside the bundles of `render` and `print-receipt`: written by the build, read by the function. */
export const RENDER_ASSETS = {
  /** glibc (Lambda, most Linux) first, then musl (Alpine): the one that loads is used. */
  compilers: ['typst-gnu.node', 'typst-musl.node'],
  fonts: 'fonts',
  sources: 'typst',
  main: 'bulletin.typ',
  receipt: 'receipt.typ',
  fontconfig: 'fontconfig.xml',
} as const

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { html, raw } from 'hono/html'
import { DESK_DATA_ID, DESK_DATA_MARK } from '../shared/desk-file.ts'
import { say } from '../shared/messages/at-desk.ts'
import { markupText } from '../shared/page/markup.ts'
import { STYLE } from '../shared/page/style.ts'

/**
 * Builds the page that checks a form on a clerk's own machine, still without a programme (`deskFile` puts one in): one file, no
 * network, for Chromium 87 and later. The same sources give the same bytes.
 */
export async function buildDesk(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tools/desk/main.ts'],
    inject: ['tools/desk/since-87.ts'],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'chrome87',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [inBrowser(root)],
  })
  return page(
    outputFiles
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )
}

/** What Node does itself, a browser does by the module of the same name in `tools/desk/`. */
function inBrowser(root: string): Plugin {
  return {
    name: 'in-browser',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/(?:\.\.\/|shared\/)*(flate|sha256)\.ts$/ }, ({ path }) => ({
        path: join(root, 'tools/desk', path.slice(path.lastIndexOf('/') + 1)),
      }))
    },
  }
}

function page(script: string): string {
  const style = `${STYLE}${DESK_STYLE}`
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const both = (code: 'desk.no-script' | 'desk.old-browser') => `${say('zh', code)} ${say('en', code)}`
  return markupText(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('zh', 'desk.heading')}</title>
<style>${raw(style)}</style>
</head>
<body>
<header id="head"></header>
<main>
<div id="choices"></div>
<div id="answer" aria-live="polite"><p class="card">${both('desk.old-browser')}</p></div>
</main>
<footer id="foot"></footer>
<noscript><p class="sample">${both('desk.no-script')}</p></noscript>
<script type="application/json" id="${DESK_DATA_ID}">${raw(DESK_DATA_MARK)}</script>
<script>${raw(script)}</script>
</body>
</html>
`)
}

/** What this page has beyond the zones' page; on paper, the answer alone. */
const DESK_STYLE = `
#choices .drop{padding:1rem}
.drop input{color:transparent}
.fields{display:flex;flex-wrap:wrap;gap:.6rem 1.5rem}
select{font:inherit;max-width:100%}
.switch{padding:0 .6rem}
.earlier{margin:.2rem 0;padding-left:1.2rem}
@page{size:A4;margin:15mm}
@media print{
body{font-size:9.5pt;line-height:1.45}
#choices,.actions,summary,.lead{display:none}
header,main,footer{max-width:none;padding:0}
h1{font-size:14pt;margin:0 0 2mm}
.card{border:0;padding:0}
.findings li{break-inside:avoid;padding:1mm 0}
.findings p{margin:0}
}
`

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** A file's name as one part of a path: routes end at a slash, and no file of an edition has a `~`. */
export function nameInPath(name: string): string {
  return name.replaceAll('/', '~')
}

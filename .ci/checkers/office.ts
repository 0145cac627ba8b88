import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { escapeXml } from '../../shared/xml-write.ts'

const MACRO = readFileSync(new URL('./type-into-form.bas', import.meta.url), 'utf8')
/** A first start writes its profile; later ones take seconds. */
const PATIENCE_MILLISECONDS = 180_000

/** The macro as LibreOffice keeps those of its user. */
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
const STANDARD = `library:name="Standard" library:readonly="false" library:passwordprotected="false"`
const SCRIPT = 'xmlns:script="http://openoffice.org/2000/script" script:name="Forms" script:language="StarBasic"'
const librariesIn = (file: string) =>
  `<library:libraries ${LIBRARY}><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/${file}/" xlink:type="simple" library:link="false"/></library:libraries>`
const MACRO_LIBRARY: readonly (readonly [name: string, xml: string])[] = [
  ['script.xlc', librariesIn('script.xlb')],
  ['dialog.xlc', librariesIn('dialog.xlb')],
  [
    'Standard/script.xlb',
    `<library:library ${LIBRARY} ${STANDARD}><library:element library:name="Forms"/></library:library>`,
  ],
  ['Standard/dialog.xlb', `<library:library ${LIBRARY} ${STANDARD}/>`],
  ['Standard/Forms.xba', `<script:module ${SCRIPT}>${escapeXml(MACRO)}</script:module>`],
]

/** Its text stream keeps the end of the very last line in that line's text. */
const LAST_LINE = '\n\n'

/** LibreOffice without a screen, with a profile of its own in `folder`. Every step throws unless it leaves the file that it should. */
export class Office {
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** The same workbook as LibreOffice writes it, or as it prints it. */
  convert(name: string, bytes: Uint8Array, to: 'xlsx' | 'pdf'): Uint8Array {
    const source = join(this.folder, name)
    const out = join(this.folder, `as-${to}`)
    writeFileSync(source, bytes)
    this.run('--convert-to', to, '--outdir', out, source)
    return readFileSync(join(out, name.replace(/\.xlsx$/, `.${to}`)))
  }

  /** The workbook with texts typed into its cells; a number is a number as it is when a person types it. */
  type(name: string, bytes: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array {
    const [source, target, job] = [name, `typed-${name}`, 'job.txt'].map((each) => join(this.folder, each))
    if (!source || !target || !job) throw new TypeError('no name')
    writeFileSync(source, bytes)
    const lines = [pathToFileURL(source).href, pathToFileURL(target).href]
    writeFileSync(job, [...lines, ...[...texts].map(([cell, text]) => `${cell}\t${text}`)].join('\n') + LAST_LINE)
    this.writeMacro()
    this.run(`macro:///Standard.Forms.TypeIntoForm("${pathToFileURL(job).href}")`)
    return readFileSync(target)
  }

  /** Before every use: a first start writes an empty library over whatever is there. */
  private writeMacro(): void {
    const basic = join(this.folder, 'profile/user/basic')
    mkdirSync(join(basic, 'Standard'), { recursive: true })
    for (const [name, xml] of MACRO_LIBRARY)
      writeFileSync(join(basic, name), `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`)
  }

  private run(...words: string[]): void {
    const profile = `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`
    const { error, stderr } = spawnSync('soffice', [profile, '--headless', '--norestore', ...words], {
      ...{ encoding: 'utf8', timeout: PATIENCE_MILLISECONDS },
    })
    if (error) throw new Error(`soffice ${words.join(' ')}: ${error.message} ${stderr}`)
  }
}

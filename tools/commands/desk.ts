import { join } from 'node:path'
import { buildDesk } from '../../infra/desk.ts'
import { deskFile, deskFileName } from '../../shared/desk-file.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'
import { writeNew } from './files.ts'
import { loadedProgramme } from './programmes-here.ts'

const TEXT = { type: 'string' } as const

export const desk: Command = {
  usage: 'desk --programme P [--out FILE] [--lang zh|en] [--programmes DIR] [--json]',
  summary: `生成报前自审网页：一个文件，双击即用，不联网。Writes the page that checks a form on a clerk's own machine, in any browser from Chromium
      87 on: one file for the programme, opened from disk, with the same checks and words as after the upload.`,
  async run(args) {
    const options = { programme: TEXT, out: TEXT, lang: TEXT, programmes: TEXT } as const
    const { values } = parseCommand(args, options)
    const { lang = 'zh' } = values
    if (lang !== 'zh' && lang !== 'en') throw new UsageError(`${lang} is no language: zh or en`)
    const programme = await loadedProgramme(values)
    const page = await buildDesk(join(import.meta.dirname, '../..'))
    const bytes = new TextEncoder().encode(deskFile(page, { programme, lang, zone: null, period: null, history: [] }))
    const file = values.out ?? deskFileName(programme, lang)
    writeNew(file, bytes)
    const { code, hash } = programme
    print(
      values.json,
      { file, programme: code, programmeHash: hash, size: bytes.length },
      () => `已生成 written: ${file}`,
    )
    return 0
  },
}

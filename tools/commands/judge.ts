import { basename } from 'node:path'
import { sha256Hex } from '../../shared/digest.ts'
import { placeText } from '../../shared/finding-text.ts'
import { annotate } from '../../shared/intake/annotate.ts'
import { judge } from '../../shared/intake/judge.ts'
import { say } from '../../shared/messages/to-zone.ts'
import { type Finding, isAccepted, type Judgement } from '../../shared/submission.ts'
import { type Command, parseCommand, print } from './command.ts'
import { readFile, writeNew } from './files.ts'
import { ZONE_OPTIONS, ZONE_USAGE, zoneForm } from './zone-options.ts'

export const judgeFile: Command = {
  usage: `judge FILE ${ZONE_USAGE} [--annotated FILE] [--json]`,
  summary: `上传之前先审核，不需要网络。Says of a file what the upload would be told: verdict, every finding with its place, counts. Checks against
      earlier figures need --history DIR, with DIR/{period}/{zone}.xlsx|csv|json; --annotated writes the file back with its findings.`,
  async run(args) {
    const { values, positionals } = parseCommand(args, { ...ZONE_OPTIONS, annotated: { type: 'string' } }, ['FILE'])
    const [path = ''] = positionals
    const form = await zoneForm(values)
    const input = { ...form, bytes: readFile(path), fileName: basename(path) }
    const judgement = await judge(input)
    const copy = values.annotated === undefined ? null : await annotate(input, judgement)
    if (values.annotated !== undefined && copy) writeNew(values.annotated, copy)
    const { programme, period, zone } = form
    const about = {
      ...{ programme: programme.code, programmeHash: programme.hash, period, zone: zone.id },
      ...{ fileName: input.fileName, size: input.bytes.length, sha256: sha256Hex(input.bytes) },
      history: form.history.map((each) => each.period),
      ...(values.annotated === undefined ? {} : { annotated: copy !== null }),
    }
    const { values: _values, ...answer } = judgement
    print(values.json, { ...about, ...answer }, () => inWords(judgement))
    return isAccepted({ judgement }) ? 0 : 1
  },
}

function inWords({ verdict, counts, findings }: Judgement): string {
  const both = (zh: string, en: string) => `${zh} ${en}`
  return [
    both(say('zh', `verdict.${verdict}`), say('en', `verdict.${verdict}`)),
    ...findings.map(
      (each) => `  ${each.code} ${both(findingWords(each, 'zh'), `\n      ${findingWords(each, 'en')}`)}`,
    ),
    both(say('zh', 'counts.sum', counts), say('en', 'counts.sum', counts)),
  ].join('\n')
}

function findingWords({ severity, place, sentence, remedy }: Finding, lang: 'zh' | 'en'): string {
  const said = { severity: say(lang, `severity.${severity}`), sentence: sentence[lang], remedy: remedy[lang] }
  const where = placeText(place, lang)
  return where ? say(lang, 'mail.finding-at', { ...said, place: where }) : say(lang, 'mail.finding', said)
}

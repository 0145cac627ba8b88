import { intakeFindings } from './messages/intake.ts'
import type { Lang } from './messages/speak.ts'
import type { Programme } from './programme/schema.ts'
import type { Finding } from './submission.ts'

const BY_CODE: ReadonlyMap<string, { readonly sentence: Readonly<Record<Lang, string>> }> = new Map(
  Object.entries(intakeFindings),
)

/**
 * What a finding is about, without anything that the file held: the programme's own words of a failed check, or intake's sentence with
 * its gaps left open. For what leaves the page, such as mail.
 */
export function wordsWithoutFigures(
  { code }: Pick<Finding, 'code'>,
  { checks }: Pick<Programme, 'checks'>,
  lang: Lang,
) {
  const check = checks.find(({ id }) => id === code)
  if (check) return check.message[lang]
  return BY_CODE.get(code)?.sentence[lang].replace(/\{\w+\}/g, '…') ?? ''
}

import { canonicalJson } from '../digest.ts'
import type { Judgement } from '../submission.ts'
import { annotateJson } from './annotate-json.ts'
import { annotateText } from './annotate-text.ts'
import { annotateWorkbook } from './annotate-workbook.ts'
import { type FiledInput, readFiled } from './read.ts'

/** A copy is sent back through the function's answer, which takes 6 MB with a third more for base64. A form has about 0.03 MB. */
export const COPY_LIMIT_BYTES = 4 * 1024 * 1024

/**
 * The zone's own file in its own format, with a column of findings and the cells marked that they are about. The copy reads as the
 * original did: the same figures, which is tried before it is handed out. Null where there is nothing to say, where the file could
 * not be read as far as that, and for whatever is quarantined.
 */
export async function annotate(input: FiledInput, judgement: Judgement): Promise<Uint8Array | null> {
  if (!mayBeAnnotated(judgement) || input.bytes.length > COPY_LIMIT_BYTES) return null
  const copy = written(input.bytes, input.fileName, judgement)
  if (!copy || copy.length > COPY_LIMIT_BYTES) return null
  const again = await readFiled({ ...input, bytes: copy })
  return readingOf(again) === readingOf(judgement) ? copy : null
}

/** Whether a copy is to be expected; a file stranger than it seems may still have none. */
export function mayBeAnnotated({ verdict, format, findings, values }: Judgement): boolean {
  if (format === null || verdict === 'quarantined' || findings.length === 0) return false
  return values.length > 0 || !findings.every(({ code }) => UNREAD.has(code))
}

/** The file could not be taken apart: there is no row to write beside. */
const UNREAD: ReadonlySet<string> = new Set(
  'E120 E121 E122 E123 E125 E128 E140 E141 E144 E145 E146 E150 E151 E901 E902'.split(' '),
)

function written(bytes: Uint8Array, fileName: string, judgement: Judgement): Uint8Array | null {
  switch (judgement.format) {
    case 'xlsx':
      return annotateWorkbook(bytes, fileName, judgement)
    case 'csv':
      return annotateText(bytes, judgement)
    case 'json':
      return annotateJson(bytes, judgement)
    case null:
      return null
  }
}

/** What may not change: every figure as filed, and where it stands. */
function readingOf({ values, counts }: Pick<Judgement, 'values' | 'counts'>): string {
  return canonicalJson({ values, counts })
}

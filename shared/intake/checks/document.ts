import { compareMicro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import type { Check } from '../../programme/schema.ts'
import type { Series } from '../../programme/series.ts'
import type { Figures } from './figures.ts'
import { failed, numberText, type Outcome } from './report.ts'

/**
 * What was recognised (认定) has a document, and the remark beside the figure names its number. A list put out for comment
 * (公示) recognises nothing, whatever number it has.
 */
export function checkDocument(check: Check, figures: Figures, series: Series): Outcome | null {
  const value = figures.value(series)
  if (value === null || compareMicro(value, 0) <= 0) return null
  const remark = figures.filed(series)?.remark ?? ''
  if (namesDocument(remark)) return null
  const right = intakeMessages[mentionsProposal(remark) ? 'check.proposedOnly' : 'check.noDocument']
  return failed(check, figures, { series: [series], left: numberText(series, value), right, level: value })
}

/** 豫政〔2025〕12号, with the brackets that keyboards have; 2025年第12号 of an announcement. */
const DOCUMENT_NUMBER = /[〔[【(]\s*20\d{2}\s*[〕\]】)]\s*第?\s*\d{1,5}\s*号|20\d{2}年第\s*\d{1,5}\s*号/

/** Whether a remark names the number of a document that recognises something. */
export function namesDocument(remark: string): boolean {
  return !mentionsProposal(remark) && DOCUMENT_NUMBER.test(remark.normalize('NFKC'))
}

function mentionsProposal(remark: string): boolean {
  return /公示|拟认定|征求意见/.test(remark)
}

import type { FiledBasis, Lineage } from '../../shared/archive/lineage.ts'
import { lineageLabels, measureNames } from '../../shared/messages/lineage.ts'

/** Zones named in a line before it only counts the rest. */
const NAMED_LIMIT = 12

/** A figure's lineage for a person at a terminal, Chinese and English in one. */
export function lineageInWords(lineage: Lineage): string {
  const { figure, programme, period, edition, counted, missing, lacking, filings, restatement } = lineage
  const part = figure.part === null ? '' : ` [${figure.part}]`
  const measure = measureNames[figure.measure]
  return [
    `${programme} ${period} 第${edition}版 edition ${edition}`,
    `${lineage.areaName.zh} ${lineage.name.zh}${part}（${measure?.zh ?? figure.measure}） ${figure.value ?? '—'} ${lineage.unit.zh} ${figure.status}`,
    line('exact', figure.exact ?? '—'),
    line('formula', `${lineage.formula.zh}\n    ${lineage.formula.en}`),
    ...(lineage.sums ? [line('sums', `${lineage.sums.num} ÷ ${lineage.sums.den}`)] : []),
    line('counted', `${counted.length}/${figure.expected}  ${named(counted)}`),
    ...(missing.length > 0 ? [line('missing', `${missing.length}  ${named(missing)}`)] : []),
    ...(lacking.length > 0 ? [line('lacking', `${lacking.length}  ${named(lacking)}`)] : []),
    ...growth(lineage),
    ...(restatement ? [line('restated', `${restatement.old?.value ?? '—'} → ${restatement.new?.value ?? '—'}`)] : []),
    line('filings', `${filings.length}`),
    ...filings.map(filing),
  ].join('\n')
}

function line(label: keyof typeof lineageLabels, text: string): string {
  const { zh, en } = lineageLabels[label]
  return `  ${zh} ${en}: ${text}`
}

function growth({ figure }: Lineage): string[] {
  if (!figure.growth) return []
  const { value, mark, unit, current, base, zones } = figure.growth
  return [line('growth', `${value ?? mark ?? '—'} ${value === null ? '' : unit}  ${current} : ${base} (${zones})`)]
}

function filing({ zone, period, uploadId, versionId, receivedAt, exact, receipt }: FiledBasis): string {
  return `    ${zone} ${period} ${uploadId} ${versionId} ${receivedAt} ${exact ?? ''}${receipt ? `\n      ${receipt}` : ''}`
}

function named(zones: readonly string[]): string {
  const rest = zones.length - NAMED_LIMIT
  return `${zones.slice(0, NAMED_LIMIT).join(' ')}${rest > 0 ? ` … +${rest}` : ''}`
}

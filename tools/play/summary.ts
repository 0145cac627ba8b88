import type { Cloud } from '../../infra/local/cloud.ts'
import { headlineMeasure } from '../../shared/figures/measures.ts'
import type { Period } from '../../shared/period.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { PlayedRound } from './collect.ts'
import type { FetchedEdition } from './edition.ts'
import { linkFor, readInbox } from './inbox.ts'
import { AUDITOR_TOKEN_FILE } from './local-cloud.ts'
import type { StageTime } from './progress.ts'
import { reporterAddress } from './recipients.ts'

export interface KeyFigure {
  readonly indicator: string
  readonly name: string
  readonly value: string | null
  readonly unit: string
  /** How many zones it rests on, of how many. */
  readonly zones: number
  readonly expected: number
}

export interface Summary {
  readonly programme: string
  readonly title: string
  readonly period: Period
  readonly edition: number
  /** Invented data say so wherever they are shown. */
  readonly sampleNotice: string | null
  readonly coverage: {
    readonly expected: number
    readonly reported: number
    readonly accepted: number
    readonly overdue: number
  }
  readonly keyFigures: readonly KeyFigure[]
  readonly uploads: number
  readonly corrected: number
  readonly mails: number
  readonly stages: readonly StageTime[]
  /** From the last upload to the last mail. */
  readonly closeSeconds: number
  readonly monthSeconds: number
  readonly out: string
  readonly archiveBytes: number
  readonly verified: boolean
  readonly faults: readonly { readonly file: string; readonly reason: string }[]
  readonly checked: { readonly files: number; readonly uploads: number; readonly figures: number }
  readonly addresses: {
    readonly inbox: string
    readonly zonePage: string | null
    readonly archive: string
    readonly issuer: string
  }
}

interface Facts {
  readonly cloud: Cloud
  readonly programme: Programme
  readonly period: Period
  readonly collected: PlayedRound
  readonly edition: FetchedEdition
  readonly stages: readonly StageTime[]
  readonly monthSeconds: number
}

export async function summarize({ cloud, programme, period, collected, edition, ...rest }: Facts): Promise<Summary> {
  const mails = await readInbox(cloud.mailInboxUrl)
  const { figures, verification } = edition
  return {
    ...{ programme: programme.code, title: programme.title.zh, period, edition: edition.ref.edition },
    sampleNotice: programme.sampleNotice?.zh ?? null,
    coverage: figures.coverage,
    keyFigures: keyFigures(programme, edition),
    ...{ uploads: collected.uploads, corrected: collected.refused, mails: mails.length },
    stages: rest.stages,
    ...{ closeSeconds: hundredths(collected.closeSeconds), monthSeconds: hundredths(rest.monthSeconds) },
    ...{ out: edition.folder, archiveBytes: edition.archiveBytes },
    ...{ verified: verification.faults.length === 0, faults: verification.faults, checked: verification.checked },
    addresses: {
      inbox: cloud.mailInboxUrl,
      zonePage: linkFor(mails, reporterAddress(programme.zones[0]?.id ?? '')),
      archive: new URL(`/archive/editions?programme=${programme.code}`, cloud.apiUrl).href,
      issuer: cloud.issuerUrl,
    },
  }
}

function keyFigures(programme: Programme, { figures }: FetchedEdition): KeyFigure[] {
  return programme.bulletin.keyIndicators.flatMap((code) => {
    const indicator = programme.indicators.find((each) => each.code === code)
    if (!indicator) return []
    const measure = headlineMeasure(indicator)
    const figure = figures.figures.find(
      (f) => f.areaLevel === 'province' && f.indicator === code && f.measure === measure && f.part === null,
    )
    if (!figure) return []
    const { value, zones, expected } = figure
    return [{ indicator: code, name: indicator.name.zh, value, unit: indicator.unit.zh, zones, expected }]
  })
}

export function printSummary(summary: Summary, json: boolean): void {
  if (json) console.log(JSON.stringify(summary))
  else console.log(inWords(summary))
}

function inWords(s: Summary): string {
  const { coverage, checked, addresses } = s
  return [
    '',
    `${s.title}  ${s.period}  第${s.edition}版 edition ${s.edition}`,
    ...(s.sampleNotice ? [s.sampleNotice] : []),
    '',
    `报送 coverage   应报 ${coverage.expected}，已报 ${coverage.reported}，采用 ${coverage.accepted}，其中迟报 ${coverage.overdue}；文件 files ${s.uploads}，退回后更正 corrected ${s.corrected}；邮件 mails ${s.mails}`,
    ...s.keyFigures.map((f) => `  ${f.name}  ${f.value ?? '…'} ${f.unit}  (${f.zones}/${f.expected})`),
    '',
    `截止到末封邮件 last upload → last mail  ${s.closeSeconds} s`,
    s.verified
      ? `档案已核验 archive verified: ${checked.files} files, ${checked.uploads} uploads, ${checked.figures} figures computed again`
      : `档案未通过 archive FAILED:\n${s.faults.map(({ file, reason }) => `  ${file}: ${reason}`).join('\n')}`,
    `输出 output   ${s.out}`,
    '',
    `收件箱 mail inbox      ${addresses.inbox}`,
    `填报页 a zone's page   ${addresses.zonePage ?? '—'}`,
    `档案 archive           curl -H "Authorization: Bearer $(cat ${AUDITOR_TOKEN_FILE})" '${addresses.archive}'`,
    `状态 status            npx zone-bulletin status --programme ${s.programme} --period ${s.period}`,
    `核验 verify            npx zone-bulletin verify ${s.out}/archive.zip`,
  ].join('\n')
}

const hundredths = (seconds: number) => Number(seconds.toFixed(2))

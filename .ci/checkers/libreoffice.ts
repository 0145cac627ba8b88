import { deepStrictEqual as same } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadProgrammes } from '../../infra/programmes.ts'
import { annotate } from '../../shared/intake/annotate.ts'
import { judge } from '../../shared/intake/judge.ts'
import { writeForm } from '../../shared/intake/write.ts'
import { inflateEntry, readZipDirectory } from '../../shared/intake/zip.ts'
import type { Judgement } from '../../shared/submission.ts'
import { Office } from '../../test/fixtures/office.ts'
import { pastPeriods } from '../../tools/sample/history.ts'
import { careful, historyOf, officesOf } from '../../tools/sample/office.ts'

// The form of one zone in LibreOffice: opened, printed, filled, refused, corrected. Throws at the first thing that is not as it should be.

const PROGRAMME = 'henan-zones'
const ZONE = 'HN0102'
const PERIOD = '2025-03'
const PAST_MONTHS = 18
/** A figure in a unit that is not its own, a required cell left empty, a total that is not the sum of its parts. */
const MISTAKES = [
  { series: 'E01/ytd', code: 'E302', text: () => '5万' },
  { series: 'H01/end', code: 'E305', text: () => '' },
  { series: 'D01/ytd', code: 'K08', text: (right: string) => String(Number(right) + 100) },
]
/** A4 across, in points. */
const PAGE = [842, 595]
const PAGES_AT_MOST = 4

const programme = (await loadProgrammes('programmes')).get(PROGRAMME)
const zone = programme?.zones.find(({ id }) => id === ZONE)
if (!programme || !zone) throw new Error(`there is no ${ZONE} in ${PROGRAMME}`)
const offices = officesOf(programme, 'libreoffice', PERIOD)
const [from = PERIOD] = pastPeriods(programme, PERIOD, PAST_MONTHS)
const history = historyOf(offices, zone, PERIOD, from)
const about = { programme, zone, period: PERIOD, history }
const judged = (bytes: Uint8Array) => judge({ ...about, bytes, fileName: 'form.xlsx' })

const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-libreoffice-'))
const office = new Office(folder)
const empty = await writeForm({ ...about, format: 'xlsx' })
await untouched()
const filled = await filledIn()
await corrected(filled)
rmSync(folder, { recursive: true })
console.log(
  'LibreOffice: form opened, printed, filled, refused for three mistakes, corrected in its annotated copy, accepted',
)

/** Opened and saved, the form says what is missing, cell by cell, as it did before; nothing that keeps it in shape is lost. */
async function untouched(): Promise<void> {
  const saved = office.convert('empty.xlsx', empty, 'xlsx')
  const [before, after] = [await judged(empty), await judged(saved)]
  same([after.verdict, mustBeFixed(after)], ['rejected', mustBeFixed(before)])
  same(mustBeFixed(after).length > 30, true)
  same(shape(saved), shape(empty))
  printed(office.convert('empty.xlsx', empty, 'pdf'))
}

/** What a careful office files, typed into the form cell by cell. */
async function filledIn(): Promise<Uint8Array> {
  const figures = offices.figures(about.zone, PERIOD)
  if (!figures) throw new Error('the sample has no figures')
  const filling = { ...about, figures, habit: 'xlsx' as const, document: offices.model?.document ?? '' }
  const { judgement } = await careful(offices, filling)
  const texts = new Map<string, string>()
  for (const { place, filed, remark } of judgement.values) {
    if (!place.cell) continue
    if (filed !== '') texts.set(place.cell, filed)
    if (remark) texts.set(place.cell.replace(/^[A-Z]+/, 'I'), remark)
  }
  const typed = office.type('filled.xlsx', empty, texts)
  const answer = await judged(typed)
  same([answer.verdict, valuesOf(answer)], [judgement.verdict, valuesOf(judgement)])
  same(shape(typed), shape(empty))
  printed(office.convert('filled.xlsx', typed, 'pdf'))
  return typed
}

/** Refused for exactly the mistakes; the copy that comes back opens, prints, reads alike, and passes once it is corrected. */
async function corrected(right: Uint8Array): Promise<void> {
  const { values } = await judged(right)
  const filedAt = (series: string) => {
    const found = values.find((value) => value.series === series)
    if (!found?.place.cell) throw new Error(`the form has no ${series}`)
    return { cell: found.place.cell, filed: found.filed }
  }
  const places = MISTAKES.map((mistake) => ({ ...mistake, ...filedAt(mistake.series) }))
  const wrong = office.type('wrong.xlsx', right, new Map(places.map(({ cell, filed, text }) => [cell, text(filed)])))
  const answer = await judged(wrong)
  same(mustBeFixed(answer), places.map(({ code, cell }) => `${code} ${cell}`).sort())
  const copy = await annotate({ ...about, bytes: wrong, fileName: 'wrong.xlsx' }, answer)
  if (!copy) throw new Error('there is no annotated copy')
  printed(office.convert('copy.xlsx', copy, 'pdf'))
  same(mustBeFixed(await judged(office.convert('copy.xlsx', copy, 'xlsx'))), mustBeFixed(answer))
  const fixed = await judged(office.type('fixed.xlsx', copy, new Map(places.map(({ cell, filed }) => [cell, filed]))))
  same(
    [fixed.verdict.startsWith('accepted'), valuesOf(fixed)],
    [true, values.map(({ series, value }) => [series, value])],
  )
}

function mustBeFixed({ findings }: Judgement): string[] {
  return findings
    .filter(({ severity }) => severity === 'validity')
    .map(({ code, place }) => `${code} ${place?.cell ?? ''}`)
    .sort()
}

function valuesOf({ values }: Judgement): readonly unknown[] {
  return values.map(({ series, value }) => [series, value])
}

/**
 * What keeps a form in shape, whoever writes it: protection, rules of cells, version, print area, repeated header. Frozen panes are the view's,
 * which a conversion without a screen does not have.
 */
function shape(bytes: Uint8Array): Record<string, unknown> {
  const [sheet, book] = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml'].map((part) => partText(bytes, part))
  const rules = [...(sheet ?? '').matchAll(/<dataValidation\b[^>]*>/g)].map(([tag]) => tag)
  const ofType = (type: string) => rules.filter((tag) => tag.includes(`type="${type}"`)).length
  const name = (text: string) => new RegExp(`<definedName[^>]*"${text}"[^>]*>([^<]*)<`).exec(book ?? '')?.[1]
  return {
    protected: /<sheetProtection[^>]*\bsheet="(?:1|true)"/.test(sheet ?? ''),
    rules: { custom: ofType('custom') > 0, list: ofType('list') > 0, textLength: ofType('textLength') > 0 },
    version: name('FORM_VERSION')?.replaceAll('&quot;', '"'),
    area: name('_xlnm.Print_Area')?.replace(/^'?报表'?!/, ''),
    header: name('_xlnm.Print_Titles')?.replace(/^'?报表'?!/, ''),
    across: /<pageSetup[^>]*orientation="landscape"/.test(sheet ?? ''),
  }
}

function partText(bytes: Uint8Array, part: string): string {
  const directory = readZipDirectory(bytes)
  const entry = 'entries' in directory ? directory.entries.get(part) : undefined
  const data = entry && inflateEntry(bytes, entry)
  if (!(data instanceof Uint8Array)) throw new Error(`there is no ${part}`)
  return new TextDecoder().decode(data)
}

/** One page wide on A4: few pages, all of that size. */
function printed(pdf: Uint8Array): void {
  const boxes = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Page\b[^s][\s\S]*?\/MediaBox\s*\[([^\]]*)\]/g),
  ]
  const sizes = boxes.map(([, box = '']) =>
    box
      .trim()
      .split(/\s+/)
      .slice(2)
      .map((points) => Math.round(Number(points))),
  )
  same([...new Set(sizes.map(String))], [String(PAGE)])
  same(sizes.length >= 1 && sizes.length <= PAGES_AT_MOST, true)
}

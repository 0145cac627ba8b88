import { readFileSync } from 'node:fs'
import { form } from '../fixtures/intake/form.ts'
import { editZip, type Lie, zipOf } from '../fixtures/zip-parts.ts'
import type { Case } from './case.ts'

const workbook = await form('xlsx')
const csv = await form('csv')

type Row = readonly [name: string, fileName: string, file: () => Uint8Array | string, finding: string]

const bytesOf = (...bytes: number[]) => Uint8Array.from([...bytes, ...new Array(200).fill(0x20)])

/** What a file is, is said by its bytes; and every kind has its own remedy. */
const NO_FORM: readonly Row[] = [
  ['CSV called .xlsx', 'a.xlsx', () => csv, 'E110'],
  ['CSV called .xls', 'a.xls', () => csv, 'E110'],
  ['JSON called .csv', 'a.csv', () => '{"format":"x"}', 'E110'],
  ['CSV called .json', 'a.json', () => csv, 'E110'],
  ['a workbook called .csv', 'a.csv', () => workbook, 'E110'],
  ['a workbook called .json', 'a.json', () => workbook, 'E110'],
  ['HTML called .xlsx', 'a.xlsx', () => '<html><table></table></html>', 'E108'],
  ['HTML called .xls, as web pages export it', 'a.xls', () => '\ufeff \r\n<TABLE border=1>', 'E108'],
  ['HTML called .csv', 'a.csv', () => '<!DOCTYPE html><p>', 'E108'],
  ['XML of Excel 2003', 'a.xls', () => '<?xml version="1.0"?><Workbook/>', 'E108'],
  ['SVG', 'a.csv', () => '<svg onload="x"/>', 'E108'],
  ['PDF called .xlsx', 'a.xlsx', () => '%PDF-1.7 ', 'E109'],
  ['PNG called .xlsx', 'a.xlsx', () => bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'E109'],
  ['JPEG called .csv', 'a.csv', () => bytesOf(0xff, 0xd8, 0xff, 0xe0), 'E109'],
  ['GIF', 'a.csv', () => 'GIF89a', 'E109'],
  ['RAR', 'a.rar', () => bytesOf(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07), 'E109'],
  ['7-Zip', 'a.7z', () => bytesOf(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'E109'],
  ['GZIP', 'a.gz', () => bytesOf(0x1f, 0x8b, 0x08), 'E109'],
  ['a program', 'a.xlsx', () => bytesOf(0x4d, 0x5a, 0x90, 0x00), 'E109'],
  ['RTF', 'a.csv', () => '{\\rtf1 x', 'E109'],
  ['old .xls', 'legacy.xls', () => new Uint8Array(readFileSync('test/fixtures/intake/legacy.xls')), 'E103'],
  ['old .xls called .xlsx', 'a.xlsx', () => compound(), 'E103'],
  ['a workbook with a password, which begins like old .xls', 'a.xlsx', () => compound('EncryptedPackage'), 'E104'],
  ['.et of WPS', 'a.et', () => compound(), 'E107'],
  ['.xlsb', 'a.xlsb', () => packageOf('xl/workbook.bin'), 'E105'],
  ['.docx', 'a.xlsx', () => packageOf('word/document.xml'), 'E109'],
  ['.ods', 'a.ods', () => zipOf([{ name: 'mimetype', data: ODS }]), 'E106'],
  ['a zip of a workbook', 'a.zip', () => zipOf([{ name: 'form.xlsx', data: workbook }]), 'E109'],
  ['a zip called .csv', 'a.csv', () => zipOf([{ name: '数据.txt', data: csv }]), 'E109'],
  ['half a workbook called .csv', 'a.csv', () => workbook.subarray(0, workbook.length >> 1), 'E120'],
  ['an empty zip', 'a.xlsx', () => zipOf([]), 'E109'],
  ['half a workbook', 'a.xlsx', () => workbook.subarray(0, workbook.length >> 1), 'E120'],
  ['a workbook without its last byte', 'a.xlsx', () => workbook.subarray(0, -1), 'E120'],
  ['the first four bytes of a zip', 'a.xlsx', () => workbook.subarray(0, 4), 'E120'],
  ['a wrong checksum, which is damage', 'a.xlsx', () => badChecksum(), 'E120'],
]

const lying = (lie: Lie) => zipOf([{ name: '[Content_Types].xml', data: '<a/>'.repeat(100), lie }])
const withPart = (name: string) => editZip(workbook, { [name]: () => '<a/>' })
const SHEET = 'xl/worksheets/sheet1.xml'

const HOSTILE: readonly Row[] = [
  ['more than 5 MB', 'a.csv', () => new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'E102'],
  ['501 parts', 'a.xlsx', () => zipOf(Array.from({ length: 501 }, (_, n) => ({ name: `p${n}`, data: '' }))), 'E121'],
  ['a declared part of 3 GB', 'a.xlsx', () => lying({ bytes: 3_000_000_000 }), 'E122'],
  ['two sizes', 'a.xlsx', () => lying({ localBytes: 7 }), 'E123'],
  ['two names', 'a.xlsx', () => lying({ name: 'other.xml' }), 'E123'],
  ['a part twice', 'a.xlsx', () => zipOf(['a', 'a'].map((name) => ({ name, data: name }))), 'E123'],
  ['bytes before the zip', 'a.xlsx', () => new Uint8Array(Buffer.concat([Buffer.from('PK'), lying({})])), 'E123'],
  ['bytes behind the zip', 'a.xlsx', () => new Uint8Array(Buffer.concat([workbook, Buffer.from('PK')])), 'E120'],
  ...['../../etc/passwd', '/etc/passwd', 'C:/x', 'a\\b', 'a/../b'].map(
    (name): Row => [`a part called ${name}`, 'a.xlsx', () => zipOf([{ name, data: 'x' }]), 'E123'],
  ),
  ['encryption of a part', 'a.xlsx', () => lying({ flags: 1 }), 'E125'],
  ['macros', 'a.xlsm', () => withPart('xl/vbaProject.bin'), 'E126'],
  ['macros called .xlsx', 'a.xlsx', () => withPart('xl/vbaProject.bin'), 'E126'],
  ['a macro sheet of Excel 4', 'a.xlsx', () => withPart('xl/macrosheets/sheet1.xml'), 'E126'],
  ['ActiveX', 'a.xlsx', () => withPart('xl/activeX/activeX1.xml'), 'E126'],
  ['an embedded file', 'a.xlsx', () => withPart('xl/embeddings/oleObject1.bin'), 'E126'],
  ['external links, which DDE is too', 'a.xlsx', () => withPart('xl/externalLinks/externalLink1.xml'), 'E127'],
  ['a connection', 'a.xlsx', () => withPart('xl/connections.xml'), 'E127'],
  ['a query', 'a.xlsx', () => withPart('xl/queryTables/queryTable1.xml'), 'E127'],
  ['a DOCTYPE in the sheet', 'a.xlsx', () => doctype(SHEET), 'E128'],
  ['a DOCTYPE in the strings', 'a.xlsx', () => doctype('xl/workbook.xml'), 'E128'],
]

export const containerCases: readonly Case[] = [
  ...NO_FORM.map(([name, fileName, file, finding]): Case => {
    return { name, fileName, file, verdict: 'rejected', findings: [finding] }
  }),
  ...HOSTILE.map(([name, fileName, file, finding]): Case => {
    return { name, fileName, file, verdict: finding === 'E120' ? 'rejected' : 'quarantined', findings: [finding] }
  }),
  ...[
    'a.xlsx',
    'A.XLSX',
    'a',
    'a.et',
    'a.xls',
    '报表（终版）.xlsx',
    '\u202exslx.exe',
    '../../x.xlsx',
    `${'x'.repeat(300)}.xlsx`,
  ].map((fileName): Case => {
    return {
      name: `a form called ${fileName.slice(0, 20)}`,
      fileName,
      file: () => workbook,
      verdict: 'accepted',
      findings: [],
    }
  }),
]

const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

function packageOf(name: string): Uint8Array {
  return zipOf(['[Content_Types].xml', '_rels/.rels', name].map((part) => ({ name: part, data: '<a/>' })))
}

/** A compound file (MS-CFB) of 2 kB, with one stream in its directory. */
function compound(stream = ''): Uint8Array {
  const bytes = Buffer.alloc(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const name = Buffer.from(`${stream}\0`, 'utf16le')
  name.copy(bytes, 1024)
  bytes.writeUInt16LE(name.length, 1024 + 64)
  return new Uint8Array(bytes)
}

function badChecksum(): Uint8Array {
  const relations =
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
  return zipOf([
    { name: '[Content_Types].xml', data: '<a/>' },
    { name: '_rels/.rels', data: relations, lie: { crc: 1 } },
  ])
}

function doctype(part: string): Uint8Array {
  return editZip(workbook, {
    [part]: (xml) => xml.replace(/<(worksheet|workbook)/, '<!DOCTYPE a [<!ENTITY x "y">]><$1'),
  })
}

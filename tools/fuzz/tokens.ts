/** What offices type for figures, and what readers take for figures though it is none. */
const FIGURES = [
  ...['0', '1', '９', '.', '．', ',', '，', '-', '−', '△', '+', '(', ')', '%', '1e5', '1E-2', '0x10', '1e309', 'NaN'],
  ...[
    'Infinity',
    '1/2',
    '①',
    '万',
    '亿',
    '亿元',
    '—',
    '…',
    '/',
    '无',
    'N/A',
    ' ',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u202e',
  ],
  ...['=1+1', "=cmd|'/c calc'!A1", '@x', '__proto__', 'constructor', '\ufeff', '\ufffd', '\ud800'],
]

export const CSV_TOKENS: readonly string[] = [
  ...FIGURES,
  ...['"', '""', ',', ';', '\t', '|', '\r\n', '\n', '\r', '\r\r\n', "'", ',,', '","', '"\n', '\u2028', '代码', '本期'],
]

export const JSON_TOKENS: readonly string[] = [
  ...FIGURES,
  ...['"', '\\', '\\"', '\\u0031', '\\ud800', '{', '}', '[', ']', ':', ',', 'null', 'true', '//', '/**/', '"code":"'],
  ...['"month":1,', '"cumulative":"7",', '"__proto__":{},', '"rows":[],', '1.0000000000000001', '12345678901234567890'],
]

export const XML_TOKENS: readonly string[] = [
  ...FIGURES,
  ...[
    '<',
    '>',
    '/>',
    '</',
    '"',
    "'",
    '&',
    '&amp;',
    '&#49;',
    '&#x31;',
    '&lt;',
    '&x;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
  ],
  ...['<?x ?>', '<!DOCTYPE a>', '<v>', '</v>', '<v/>', '<v>7</v>', '<t>', '</t>', '<t>7</t>', '<is>', '</is>', '<f>'],
  ...['</f>', '<f>1+1</f>', '<c>', '</c>', '<c/>', '<c><v>7</v></c>', '<row>', '</row>', '<rPh>', '</rPh>', '<si>'],
  ...['</si>', '<r>', '</r>', ' t="s"', ' t="n"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="d"', ' s="1"'],
  ...[' r="F9"', ' r="9"', ' r="XFD1048576"', ' hidden="1"', '<x:v>', '</x:v>', ' xml:space="preserve"', '_x0031_'],
  ...[
    '<mergeCell ref="A7:F9"/>',
    '<extLst>',
    '</extLst>',
    ' date1904="1"',
    '<sheetData>',
    '</sheetData>',
    ' state="hidden"',
  ],
]

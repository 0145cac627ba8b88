import type { Bilingual } from '../submission.ts'

/** What the descriptions of the JSON and CSV forms say to whoever writes a program against them. */
export const formSchemaMessages = {
  title: { zh: '{title} {period} {zone} 报表', en: '{title}, {period}, {zone}: the form' },
  figure: {
    zh: '“{unit}”为单位的十进制数字文本；“—”表示不适用，“…”表示暂无数据，null 或空表示未报，0 表示零。',
    en: 'Decimal text in {unit}; “—” not applicable, “…” not available, null or empty not filed, 0 is zero.',
  },
  earlier: {
    zh: '以前报送的数字，便于核对；上传时不读。',
    en: 'Figures filed earlier, for comparison; not read when the form comes back.',
  },
  remark: {
    zh: '说明：需要解释的变动写在这里。',
    en: 'Remark: what a quality check asks to be explained is explained here.',
  },
  answered: {
    zh: '标注返回的表中才有；上传时不读。',
    en: 'Only in a copy that was returned with findings; not read when it comes back.',
  },
  csv: {
    zh: '表头以上 {above} 行是填报单位、单位代码、报告期和表式版本，必须保留；表格以下的说明和签名两行可以没有。',
    en: 'The {above} lines above the header name zone, zone code, period and form version and have to be there; the two lines below the table, legend and signatures, may be left out.',
  },
  notAsked: { zh: '本期不填，保留“—”。', en: 'Not asked in this period: leave “—”.' },
} as const satisfies Record<string, Bilingual>

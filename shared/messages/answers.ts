import type { Bilingual } from '../submission.ts'

/** What is said of an uploaded file on the page and in the mail, and what recording it adds to intake's own findings. */
export const answerMessages = {
  'verdict.accepted': { zh: '通过', en: 'Accepted' },
  'verdict.accepted-with-notes': { zh: '通过（有提示）', en: 'Accepted with notes' },
  'verdict.to-explain': { zh: '待说明', en: 'To explain' },
  'verdict.rejected': { zh: '退回修改', en: 'Rejected' },
  'verdict.quarantined': { zh: '已隔离', en: 'Quarantined' },
  'verdict.duplicate': { zh: '重复文件', en: 'Duplicate' },
  'verdict.late': { zh: '关闭后收到', en: 'Late' },
  'counts.sum': {
    zh: '读取 {read} 项 = 采用 {kept} 项 + 未采用 {refused} 项。',
    en: '{read} values read = {kept} kept + {refused} refused.',
  },
  'severity.validity': { zh: '必须修改', en: 'Must be fixed' },
  'severity.quality': { zh: '需要说明', en: 'To explain' },
  'severity.note': { zh: '提示', en: 'Note' },
  'place.sheet-cell': { zh: '工作表“{sheet}”{cell}', en: 'sheet “{sheet}”, cell {cell}' },
  'place.cell': { zh: '单元格 {cell}', en: 'cell {cell}' },
  'place.sheet': { zh: '工作表“{sheet}”', en: 'sheet “{sheet}”' },
  'place.row-column': { zh: '第 {row} 行第 {column} 列（{letters} 列）', en: 'row {row}, column {column} ({letters})' },
  'place.row': { zh: '第 {row} 行', en: 'row {row}' },
  'place.column': { zh: '第 {column} 列（{letters} 列）', en: 'column {column} ({letters})' },
  'file.unnamed': { zh: '（未带文件名）', en: '(no file name)' },
  'annotated.verdict': { zh: '［审核结果］{verdict}。{counts}', en: '[Result] {verdict}. {counts}' },
  'annotated.finding': { zh: '［{severity}］{code} {sentence}{remedy}', en: '[{severity}] {code} {sentence} {remedy}' },
  'annotated.finding-at': {
    zh: '［{severity}］{code} {place}：{sentence}{remedy}',
    en: '[{severity}] {code} {place}: {sentence} {remedy}',
  },
  'annotated.file': { zh: '{zone}_{period}_审核意见', en: '{zone}_{period}_findings' },

  'filing.too-large': {
    zh: '文件有 {size} 字节，超过 {limitMegabytes} MB 的上限，没有打开。',
    en: 'The file has {size} bytes, above the limit of {limitMegabytes} MB. It was not opened.',
  },
  'filing.too-much-text': {
    zh: '文件里的文字过多，无法登记。',
    en: 'The file holds more text than can be recorded.',
  },
  'filing.findings-cut': {
    zh: '另有 {count} 条审核意见没有列出。',
    en: '{count} more findings are not listed.',
  },
  'filing.remedy': {
    zh: '请下载本期表格，只填写要求的栏目，另存为 .xlsx 后重新上传。',
    en: 'Download the form of this round, fill in only what it asks for, save it as .xlsx and upload again.',
  },
  'filing.findings-remedy': {
    zh: '请先修改已列出的各条，再重新上传；其余的会在下一次一并列出。',
    en: 'Correct those that are listed and upload again; the rest will be listed then.',
  },
} as const satisfies Record<string, Bilingual>

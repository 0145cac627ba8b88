import type { Bilingual } from '../submission.ts'

/** What the faces of the bulletin say of themselves; all that they say of the figures is the document's. */
export const faceMessages = {
  // the page
  faceSkip: { zh: '跳到正文', en: 'Skip to the text' },
  // Said in the language that it leads to.
  faceThisLanguage: { zh: '中文版', en: 'English edition' },
  faceLanguages: { zh: '语言', en: 'Language' },
  facePeriodStatus: { zh: '{period}（{status}）', en: '{period} ({status})' },
  faceChartData: { zh: '{title}：数据表', en: '{title}: data' },
  faceTile: { zh: '{name}：{text}', en: '{name}: {text}' },
  faceSeriesMark: { zh: '线{n}', en: 'line {n}' },

  // the workbook
  faceContentsSheet: { zh: '目录', en: 'Contents' },
  faceNotesSheet: { zh: '说明', en: 'Notes' },
  faceSheetColumn: { zh: '工作表', en: 'Sheet' },
  faceTableColumn: { zh: '表', en: 'Table' },
  faceToContents: { zh: '返回目录', en: 'Back to the contents' },

  // one CSV a table
  faceRowNumber: { zh: '行号', en: 'Row' },
  faceRowKind: { zh: '行类', en: 'Kind of row' },
  faceRowCode: { zh: '代码', en: 'Code' },
  faceRowGroup: { zh: '分组', en: 'Group of rows' },
  faceStatusOf: { zh: '{column}　状态', en: '{column}, status' },
  faceEnglishOf: { zh: '{column}（英文）', en: '{column} (English)' },
  faceColumnWithUnit: { zh: '{column}（{unit}）', en: '{column} ({unit})' },
  faceColumnInGroup: { zh: '{group}　{head}', en: '{group}, {head}' },
} as const satisfies Record<string, Bilingual>

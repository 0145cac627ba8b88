import type { Bilingual, Severity } from '../submission.ts'

/** What intake can say of a file: stable code, sentence and remedy. `quarantines`: the container is hostile and is not read further. */
export interface FindingMessage {
  readonly severity: Severity
  readonly quarantines?: true
  readonly sentence: Bilingual
  readonly remedy: Bilingual
}

const useRoundForm: Bilingual = {
  zh: '请从上报链接重新下载本期报表，把数字填入后上传。',
  en: "Download this round's form from your link, fill in the figures and upload it.",
}
const saveAsXlsx: Bilingual = {
  zh: '请在 Excel 或 WPS 中打开，另存为 .xlsx 后重新上传。',
  en: 'Open it in Excel or WPS, save it as .xlsx and upload again.',
}
const cleanCopy: Bilingual = {
  zh: '请不要修补该文件：从上报链接重新下载报表，只填数字后上传。',
  en: 'Do not repair the file: download the form again, fill in figures only and upload it.',
}
const plainNumber: Bilingual = {
  zh: '请按计量单位“{unit}”填写阿拉伯数字，例如 1234.5。',
  en: 'Write a plain number in {unit}, for example 1234.5.',
}
const nothingToDo: Bilingual = { zh: '无需处理。如不符请改正后重新上传。', en: 'Nothing to do, unless it is wrong.' }

/** E1: the file and its container. */
export const fileFindings = {
  E101: {
    severity: 'validity',
    sentence: { zh: '文件是空的，没有任何内容。', en: 'The file is empty.' },
    remedy: useRoundForm,
  },
  E102: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '文件大小为 {size} 字节，超过上限 {limit} 字节，没有读取。',
      en: 'The file has {size} bytes, above the limit of {limit}; it was not read.',
    },
    remedy: {
      zh: '请删除图片和附件，只上传报表本身。',
      en: 'Remove pictures and attachments; upload the form alone.',
    },
  },
  E103: {
    severity: 'validity',
    sentence: { zh: '这是旧版 .xls 工作簿，不能读取。', en: 'This is an old .xls workbook.' },
    remedy: saveAsXlsx,
  },
  E104: {
    severity: 'validity',
    sentence: { zh: '工作簿设有打开密码，不能读取。', en: 'The workbook is protected by a password.' },
    remedy: {
      zh: '请打开文件，在“文件—信息—保护工作簿”中取消打开密码，保存后重新上传。',
      en: 'Open it, remove the password under File – Info – Protect Workbook, save and upload again.',
    },
  },
  E105: {
    severity: 'validity',
    sentence: { zh: '这是 .xlsb 二进制工作簿，不能读取。', en: 'This is a binary workbook (.xlsb).' },
    remedy: saveAsXlsx,
  },
  E106: {
    severity: 'validity',
    sentence: { zh: '这是 OpenDocument 表格（.ods），不能读取。', en: 'This is an OpenDocument spreadsheet (.ods).' },
    remedy: {
      zh: '请在 LibreOffice 中另存为“Excel 2007–365 (.xlsx)”后重新上传。',
      en: 'In LibreOffice save it as “Excel 2007–365 (.xlsx)” and upload again.',
    },
  },
  E107: {
    severity: 'validity',
    sentence: { zh: '这是 WPS 的 .et 表格，不能读取。', en: 'This is a WPS .et workbook.' },
    remedy: {
      zh: '请在 WPS 中“文件—另存为—Microsoft Excel 文件 (*.xlsx)”后重新上传。',
      en: 'In WPS choose File – Save As – Microsoft Excel (*.xlsx) and upload again.',
    },
  },
  E108: {
    severity: 'validity',
    sentence: {
      zh: '文件内容是网页或 XML（{kind}），不是报表。',
      en: 'The content is a web page or XML ({kind}), not a form.',
    },
    remedy: saveAsXlsx,
  },
  E109: {
    severity: 'validity',
    sentence: { zh: '文件内容是 {kind}，不是报表。', en: 'The content is {kind}, not a form.' },
    remedy: useRoundForm,
  },
  E110: {
    severity: 'validity',
    sentence: {
      zh: '文件名是 {extension}，内容却是 {kind}，两者不符。',
      en: 'The name says {extension}, but the content is {kind}.',
    },
    remedy: {
      zh: '请不要直接修改扩展名：在 Excel 或 WPS 中另存为 .xlsx 或 CSV 后重新上传。',
      en: 'Do not rename files: save as .xlsx or CSV in Excel or WPS and upload again.',
    },
  },
  E120: {
    severity: 'validity',
    sentence: { zh: '工作簿已损坏或没有传完：{detail}。', en: 'The workbook is damaged or incomplete: {detail}.' },
    remedy: {
      zh: '请打开原文件确认内容完整，另存为 .xlsx 后重新上传。',
      en: 'Open the original, make sure that it is complete, save it as .xlsx and upload again.',
    },
  },
  E121: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '压缩包内有 {count} 个文件，超过上限 {limit} 个，没有展开。',
      en: 'The container lists {count} parts, above the limit of {limit}; it was not opened.',
    },
    remedy: cleanCopy,
  },
  E122: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '工作簿展开后将有 {size} 字节，超过上限 {limit} 字节，没有展开。',
      en: 'Unpacked it would have {size} bytes, above the limit of {limit}; it was not opened.',
    },
    remedy: {
      zh: '表中可能有大量空白行列或格式：请重新下载报表，只填数字后上传。',
      en: 'There may be masses of blank cells: download the form again and fill in figures only.',
    },
  },
  E123: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '压缩包的目录与内容不一致：{detail}。',
      en: "The container's directory contradicts its content: {detail}.",
    },
    remedy: cleanCopy,
  },
  E125: {
    severity: 'validity',
    quarantines: true,
    sentence: { zh: '压缩包内有加密的文件：{detail}。', en: 'A part of the container is encrypted: {detail}.' },
    remedy: cleanCopy,
  },
  E126: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '工作簿含有宏或嵌入对象：{detail}。',
      en: 'The workbook contains macros or embedded objects: {detail}.',
    },
    remedy: {
      zh: '请另存为不含宏的 .xlsx 工作簿，或重新下载报表填写后上传。',
      en: 'Save it as a workbook without macros (.xlsx), or fill in a fresh form.',
    },
  },
  E127: {
    severity: 'validity',
    quarantines: true,
    sentence: { zh: '工作簿含有外部链接或数据连接：{detail}。', en: 'The workbook links to outside data: {detail}.' },
    remedy: {
      zh: '请在“数据—编辑链接”中断开链接（公式改为数值），保存后重新上传。',
      en: 'Break the links under Data – Edit Links, keep the values, save and upload again.',
    },
  },
  E128: {
    severity: 'validity',
    quarantines: true,
    sentence: {
      zh: '工作簿内部含有不允许的声明（DOCTYPE）：{detail}。',
      en: 'A part declares a DOCTYPE, which no workbook needs: {detail}.',
    },
    remedy: cleanCopy,
  },
  E140: {
    severity: 'validity',
    sentence: {
      zh: '文本文件第 {line} 行（第 {offset} 字节）含有空字节，不是文本。',
      en: 'Line {line} (byte {offset}) holds a NUL byte: this is not text.',
    },
    remedy: saveAsXlsx,
  },
  E141: {
    severity: 'validity',
    sentence: {
      zh: '第 {line} 行（第 {offset} 字节，{byte}）无法按 {encoding} 解码。',
      en: 'Line {line} (byte {offset}, {byte}) cannot be decoded as {encoding}.',
    },
    remedy: {
      zh: '请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后重新上传。',
      en: 'Save it as “CSV UTF-8” or .xlsx and upload again.',
    },
  },
  E142: {
    severity: 'note',
    sentence: { zh: '文本按 {encoding} 编码读取。', en: 'The text was read as {encoding}.' },
    remedy: nothingToDo,
  },
  E143: {
    severity: 'note',
    sentence: { zh: '列以“{delimiter}”分隔。', en: 'Columns are separated by “{delimiter}”.' },
    remedy: nothingToDo,
  },
  E144: {
    severity: 'validity',
    sentence: {
      zh: '第 {line} 行含有替换字符 U+FFFD：原文在以前的转换中已经丢失。',
      en: 'Line {line} holds U+FFFD: a character was lost in an earlier conversion.',
    },
    remedy: {
      zh: '请从原始文件重新另存为 .xlsx 或 CSV UTF-8 后上传。',
      en: 'Save again from the original, as .xlsx or CSV UTF-8.',
    },
  },
  E145: {
    severity: 'validity',
    sentence: { zh: '第 {line} 行不是正确的 CSV：{detail}。', en: 'Line {line} is not correct CSV: {detail}.' },
    remedy: saveAsXlsx,
  },
  E146: {
    severity: 'validity',
    sentence: { zh: '超出可读取的范围：{detail}。', en: 'Beyond what is read: {detail}.' },
    remedy: useRoundForm,
  },
  E147: {
    severity: 'validity',
    sentence: {
      zh: '第 {line} 行有 {seen} 列，表头有 {expected} 列：该行可能多了或少了分隔符。',
      en: 'Line {line} has {seen} columns, the header {expected}: a separator is missing or too many.',
    },
    remedy: {
      zh: '含逗号的数字或文字请加双引号，例如 "1,234.5"；或改用 .xlsx 报表。',
      en: 'Put numbers or text with commas in double quotes, or use the .xlsx form.',
    },
  },
  E150: {
    severity: 'validity',
    sentence: { zh: '不是正确的 JSON：第 {line} 行，{detail}。', en: 'Not correct JSON: line {line}, {detail}.' },
    remedy: useRoundForm,
  },
  E151: {
    severity: 'validity',
    sentence: { zh: 'JSON 报表 {path} 应为 {expected}。', en: 'In the JSON form {path} should be {expected}.' },
    remedy: { zh: '请对照接口说明改正后重新上传。', en: 'Correct it by the description of the interface.' },
  },
} as const satisfies Record<string, FindingMessage>

/** Shared by the findings of structure, cells and checks. */
export const remedies = { useRoundForm, plainNumber, nothingToDo } as const

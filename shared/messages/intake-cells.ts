import { type FindingMessage, remedies } from './intake-findings.ts'

const { useRoundForm, plainNumber, nothingToDo } = remedies

/** E2: structure of the form. E3: cells. E4: notes on cells. */
export const cellFindings = {
  E201: {
    severity: 'validity',
    sentence: {
      zh: '没有找到报表的表头。应有的列：{expected}。',
      en: "The form's header was not found. Expected columns: {expected}.",
    },
    remedy: useRoundForm,
  },
  E202: {
    severity: 'validity',
    sentence: { zh: '表头缺少这些列：{missing}。', en: 'The header lacks these columns: {missing}.' },
    remedy: useRoundForm,
  },
  E203: {
    severity: 'validity',
    sentence: {
      zh: '表式版本是 {seen}，本期应为 {expected}。',
      en: 'The form version is {seen}; this round uses {expected}.',
    },
    remedy: useRoundForm,
  },
  E204: {
    severity: 'validity',
    sentence: {
      zh: '表上没有“{label}”，应为 {expected}。',
      en: 'The sheet does not state “{label}”; expected {expected}.',
    },
    remedy: useRoundForm,
  },
  E205: {
    severity: 'validity',
    sentence: {
      zh: '表上的填报单位是“{seen}”，上报链接属于“{expected}”。',
      en: 'The sheet names “{seen}”, but the link belongs to “{expected}”.',
    },
    remedy: {
      zh: '请核对单位名称和代码，用本单位的链接和报表上报。',
      en: "Check the zone's name and code; use your own link and form.",
    },
  },
  E206: {
    severity: 'validity',
    sentence: {
      zh: '表上的报告期是“{seen}”，本期是“{expected}”。',
      en: 'The sheet says period “{seen}”; this round is “{expected}”.',
    },
    remedy: useRoundForm,
  },
  E207: {
    severity: 'validity',
    sentence: {
      zh: '表头在多张工作表中出现：{sheets}，无法确定以哪张为准。',
      en: "The form's header appears on several sheets: {sheets}.",
    },
    remedy: { zh: '请只保留一张报表工作表后重新上传。', en: 'Keep only the one sheet of the form and upload again.' },
  },
  E208: {
    severity: 'validity',
    sentence: { zh: '报表在隐藏的工作表“{sheet}”中。', en: 'The form is on the hidden sheet “{sheet}”.' },
    remedy: { zh: '请取消隐藏该工作表，核对后重新上传。', en: 'Unhide the sheet, check it and upload again.' },
  },
  E209: {
    severity: 'note',
    sentence: {
      zh: '工作表“{sheet}”还有 {count} 个有内容的单元格，没有读取。',
      en: 'Sheet “{sheet}” holds {count} more cells; they were not read.',
    },
    remedy: nothingToDo,
  },
  E210: {
    severity: 'note',
    sentence: {
      zh: '隐藏的{what}中有数字，已按填报读取：{list}。',
      en: 'Hidden {what} hold figures, which were read as filed: {list}.',
    },
    remedy: { zh: '请取消隐藏并核对这些数字。', en: 'Unhide them and check the figures.' },
  },
  E211: {
    severity: 'validity',
    sentence: { zh: '数据区内有合并单元格 {range}。', en: 'Cells are merged within the data: {range}.' },
    remedy: { zh: '请取消合并，每格只填一个数字。', en: 'Unmerge them; one figure in each cell.' },
  },
  E212: {
    severity: 'validity',
    sentence: { zh: '在报表范围以外的单元格 {cell} 有内容。', en: 'Cell {cell}, far outside the form, holds content.' },
    remedy: {
      zh: '请删除报表以外的行和列后重新上传。',
      en: 'Delete rows and columns outside the form and upload again.',
    },
  },
  E213: {
    severity: 'validity',
    sentence: { zh: '代码“{seen}”不在本期报表中。', en: "Code “{seen}” is not on this round's form." },
    remedy: useRoundForm,
  },
  E214: {
    severity: 'validity',
    sentence: {
      zh: '代码“{seen}”出现了不止一次（第 {first} 行已有）。',
      en: 'Code “{seen}” appears again (first in row {first}).',
    },
    remedy: { zh: '请删除重复的行。', en: 'Delete the repeated row.' },
  },
  E215: {
    severity: 'validity',
    sentence: { zh: '计量单位是“{seen}”，应为“{expected}”。', en: 'The unit is “{seen}”; it should be “{expected}”.' },
    remedy: { zh: '请恢复原计量单位并按它换算数字。', en: "Restore the form's unit and convert the figures to it." },
  },
  E216: {
    severity: 'validity',
    sentence: {
      zh: '代码 {code} 的指标名称是“{seen}”，应为“{expected}”。',
      en: 'Code {code} is named “{seen}”; it should be “{expected}”.',
    },
    remedy: {
      zh: '请核对行是否错位；重新下载报表填写。',
      en: 'Check whether rows were shifted; fill in a fresh form.',
    },
  },
  E217: {
    severity: 'validity',
    sentence: { zh: '列“{seen}”不在报表中，却有数字。', en: 'Column “{seen}” is not on the form, yet holds figures.' },
    remedy: useRoundForm,
  },
  E218: {
    severity: 'note',
    sentence: { zh: '列“{seen}”不在报表中，没有读取。', en: 'Column “{seen}” is not on the form and was not read.' },
    remedy: nothingToDo,
  },
  E219: {
    severity: 'validity',
    sentence: { zh: '列“{seen}”在表头中出现了不止一次。', en: 'Column “{seen}” appears twice in the header.' },
    remedy: useRoundForm,
  },
  E220: {
    severity: 'validity',
    sentence: { zh: '第 {row} 行有数字但没有代码。', en: 'Row {row} holds figures but no code.' },
    remedy: useRoundForm,
  },
  E301: {
    severity: 'validity',
    sentence: { zh: '“{seen}”不是数字（{label}）。', en: '“{seen}” is not a number ({label}).' },
    remedy: plainNumber,
  },
  E302: {
    severity: 'validity',
    sentence: {
      zh: '“{seen}”不能作为数字读取，可能是 {meant} {unit}（{label}）。',
      en: '“{seen}” cannot be read as a number; it may mean {meant} {unit} ({label}).',
    },
    remedy: { zh: '如果是，请改填 {meant}；我们不代为换算。', en: 'If so, write {meant}; we do not convert for you.' },
  },
  E303: {
    severity: 'validity',
    sentence: {
      zh: '“{seen}”带有计量单位“{seenUnit}”，本栏单位是“{unit}”（{label}）。',
      en: '“{seen}” carries the unit {seenUnit}; this row is in {unit} ({label}).',
    },
    remedy: plainNumber,
  },
  E304: {
    severity: 'validity',
    sentence: { zh: '单元格是错误值 {seen}（{label}）。', en: 'The cell holds the error {seen} ({label}).' },
    remedy: { zh: '请改正公式或直接填写数字。', en: 'Correct the formula or write the figure.' },
  },
  E305: {
    severity: 'validity',
    sentence: { zh: '必填项为空：{label}。', en: 'A required figure is missing: {label}.' },
    remedy: {
      zh: '请填写数字；没有发生填 0，不适用填“—”，暂无数据填“…”并在说明栏写明原因。',
      en: 'Write the figure: 0 for none, “—” for not applicable, “…” for not available with the reason in the remark.',
    },
  },
  E306: {
    severity: 'validity',
    sentence: { zh: '单元格是日期而不是数字（{label}）。', en: 'The cell is a date, not a number ({label}).' },
    remedy: {
      zh: '请把单元格格式改为“数值”后重新填写。',
      en: 'Set the cell format to Number and write the figure again.',
    },
  },
  E307: {
    severity: 'validity',
    sentence: { zh: '公式 {seen} 没有计算结果（{label}）。', en: 'Formula {seen} has no computed value ({label}).' },
    remedy: {
      zh: '请在 Excel 或 WPS 中打开、计算并保存，或直接填写数字。',
      en: 'Open, calculate and save it, or write the figure.',
    },
  },
  E308: {
    severity: 'validity',
    sentence: {
      zh: '这一格本期不填，却填了“{seen}”（{label}）。',
      en: 'This cell is not asked for, yet holds “{seen}” ({label}).',
    },
    remedy: { zh: '请恢复为“—”。', en: 'Put “—” back.' },
  },
  E309: {
    severity: 'validity',
    sentence: { zh: '{label} = {seen}，该指标不能为负。', en: '{label} = {seen}: this indicator cannot be negative.' },
    remedy: { zh: '请核对后改正。', en: 'Check and correct it.' },
  },
  E310: {
    severity: 'validity',
    sentence: { zh: '“{seen}”的位数太多（{label}）。', en: '“{seen}” has too many digits ({label}).' },
    remedy: plainNumber,
  },
  E311: {
    severity: 'quality',
    sentence: {
      zh: '必填项填为暂无数据“{seen}”：{label}。',
      en: 'A required figure is filed as not available (“{seen}”): {label}.',
    },
    remedy: {
      zh: '请在说明栏写明原因和何时补报，或补填数字。',
      en: 'Give the reason in the remark, or file the figure.',
    },
  },
  E312: {
    severity: 'validity',
    sentence: { zh: '报表缺少代码 {code} 的行（{label}）。', en: 'The form lacks the row of code {code} ({label}).' },
    remedy: useRoundForm,
  },
  E401: {
    severity: 'note',
    sentence: { zh: '“{seen}”读作 {value}（{label}）。', en: '“{seen}” was read as {value} ({label}).' },
    remedy: nothingToDo,
  },
  E402: {
    severity: 'note',
    sentence: {
      zh: '“{seen}”带有本栏单位，读作 {value}（{label}）。',
      en: '“{seen}” carries its own unit and was read as {value} ({label}).',
    },
    remedy: nothingToDo,
  },
  E403: {
    severity: 'note',
    sentence: {
      zh: '“{seen}”超过六位小数，按四舍五入保留为 {value}（{label}）。',
      en: '“{seen}” has more than six decimals and was kept as {value} ({label}).',
    },
    remedy: nothingToDo,
  },
  E404: {
    severity: 'note',
    sentence: {
      zh: '{label} 是公式 {formula}，采用其计算结果 {value}。',
      en: '{label} is the formula {formula}; its computed value {value} was taken.',
    },
    remedy: nothingToDo,
  },
  E405: {
    severity: 'note',
    sentence: { zh: '“{seen}”读作{absence}（{label}）。', en: '“{seen}” was read as {absence} ({label}).' },
    remedy: nothingToDo,
  },
} as const satisfies Record<string, FindingMessage>

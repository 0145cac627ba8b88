import { type FindingMessage, remedies } from './intake-findings.ts'

const { nothingToDo } = remedies

/** E5: what intake itself says of checks; a failed check speaks in the programme's own words. */
export const checkFindings = {
  E501: {
    severity: 'note',
    sentence: {
      zh: '以前各期数据没有或不足，这些审核没有执行：{checks}。',
      en: 'Without earlier figures, or with too few, these checks did not run: {checks}.',
    },
    remedy: nothingToDo,
  },
  E502: {
    severity: 'note',
    sentence: { zh: '另有 {count} 条审核意见未列出。', en: '{count} more findings are not listed.' },
    remedy: nothingToDo,
  },
  E503: {
    severity: 'validity',
    sentence: {
      zh: '强制性审核 {check} 无法执行：{label} 没有数字。',
      en: 'Check {check} could not run: {label} has no figure.',
    },
    remedy: {
      zh: '请补填该数字，或改正与它有关的数字。',
      en: 'File that figure, or correct the figures that rest on it.',
    },
  },
  E504: {
    severity: 'note',
    sentence: {
      zh: '核实性审核 {check} 没有执行：{label} 没有数字。',
      en: 'Check {check} did not run: {label} has no figure.',
    },
    remedy: nothingToDo,
  },
  E505: {
    severity: 'note',
    sentence: {
      zh: '{label} = {value}，上年同期 {base}，变动 {percent}%，超过 {limit}%。',
      en: '{label} = {value}, a year earlier {base}: a change of {percent}%, beyond {limit}%.',
    },
    remedy: {
      zh: '请核对；如属实，建议在“说明”栏写明原因。',
      en: 'Check it; if it is right, a reason in the remark column helps.',
    },
  },
} as const satisfies Record<string, FindingMessage>

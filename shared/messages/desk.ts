import type { Bilingual } from '../submission.ts'

/** The page that checks a form on a clerk's own machine, before it is filed. */
export const deskMessages = {
  'desk.title': { zh: '报前自审｜{title}', en: 'Check before filing – {title}' },
  'desk.heading': { zh: '报前自审', en: 'Check before filing' },
  'desk.lead': {
    zh: '在本机检查填好的表格：不联网，不保存，审核规则与上传后相同。是否计入以上传后的回执为准。',
    en: 'Checks a filled form on this computer: no network, nothing stored, the same checks as after the upload. What counts is the receipt of the upload.',
  },
  'desk.about': {
    zh: '表式版本 {form}，报表制度版本 {programme}。',
    en: 'Form version {form}, programme version {programme}.',
  },
  'desk.no-script': {
    zh: '浏览器没有运行脚本，不能在本机审核。请允许本页运行脚本，或直接上传表格。',
    en: 'Scripts are off in this browser, so nothing can be checked here. Allow them for this page, or upload the form.',
  },
  'desk.old-browser': {
    zh: '浏览器版本过低（需要 Chromium 87 或更新的内核），不能在本机审核。请直接上传表格。',
    en: 'This browser is too old (Chromium 87 or later is needed) to check anything here. Please upload the form.',
  },

  'desk.file': { zh: '一、选择填好的表格，或把文件拖到这里', en: '1. Choose the filled form, or drop it here' },
  'desk.file.hint': {
    zh: '.xlsx、.csv、.json，最大 {megabytes} MB。',
    en: '.xlsx, .csv or .json, at most {megabytes} MB.',
  },
  'desk.chosen': { zh: '已选择：{file}', en: 'Chosen: {file}' },
  'desk.form': { zh: '二、核对填报单位和报告期', en: '2. Zone and period' },
  'desk.choose': { zh: '请选择', en: 'Please choose' },
  'desk.stated': {
    zh: '填报单位和报告期取自表格，请核对。',
    en: 'Zone and period are those that the form states: please check them.',
  },
  'desk.choose-first': { zh: '请选择填报单位和报告期。', en: 'Please choose zone and period.' },
  'desk.earlier': {
    zh: '三、选择往期表格（可不选）：上期、上年同期等，可多选',
    en: '3. Earlier forms (optional): the period before, a year ago and others, several at once',
  },
  'desk.earlier.hint': {
    zh: '与往期比较的审核要用往期表格；没有的，列为“未评估”，上传后由系统审核。',
    en: 'Checks against earlier figures need them. Without, they are listed as not evaluated and run after the upload.',
  },
  'desk.earlier.used': { zh: '{file}：{period}，用于比较。', en: '{file}: {period}, used for comparison.' },
  'desk.earlier.carried': {
    zh: '{period}：随本页带来，用于比较。',
    en: '{period}: came with this page, used for comparison.',
  },
  'desk.earlier.unknown': { zh: '{file}：读不出报告期，没有使用。', en: '{file}: states no period, not used.' },
  'desk.earlier.not-earlier': {
    zh: '{file}：{period}不早于本期，没有使用。',
    en: '{file}: {period} is not before this period, not used.',
  },
  'desk.earlier.refused': {
    zh: '{file}：{period}的表格未通过审核，没有使用。{sentence}',
    en: '{file}: the form of {period} does not pass, not used. {sentence}',
  },

  'desk.answer': { zh: '审核结果', en: 'Result' },
  'desk.working': { zh: '正在审核…', en: 'Checking…' },
  'desk.answer.accepted': { zh: '可以上传。', en: 'Ready to be uploaded.' },
  'desk.answer.accepted-with-notes': {
    zh: '可以上传，请留意提示。',
    en: 'Ready to be uploaded; please read the notes.',
  },
  'desk.answer.to-explain': {
    zh: '请在表内“说明”栏逐条写明原因，再上传。',
    en: 'Explain each point in the form’s remark column, then upload.',
  },
  'desk.answer.rejected': { zh: '请逐条修改后再上传。', en: 'Correct each point before uploading.' },
  'desk.answer.quarantined': { zh: '请不要上传这个文件。', en: 'Please do not upload this file.' },
  'desk.answer.about': { zh: '{zone}（{code}）{period}', en: '{zone} ({code}), {period}' },
  'desk.answer.file': { zh: '文件“{file}”，{size} 字节', en: 'File “{file}”, {size} bytes' },
  'desk.answer.sha256': { zh: 'SHA-256（与回执上的一致）：{sha256}', en: 'SHA-256 (as on the receipt): {sha256}' },
  'desk.compared': { zh: '与往期比较，依据：{periods}。', en: 'Compared with: {periods}.' },
  'desk.compared.not': {
    zh: '没有往期表格：与往期比较的审核未评估。',
    en: 'No earlier forms: checks against earlier figures were not evaluated.',
  },
  'desk.failed': {
    zh: '审核没有完成，程序出错：{detail}。请直接上传，并告知主管部门。',
    en: 'The check was not completed, an error of the program: {detail}. Please upload the form and tell the office.',
  },
  'desk.print': { zh: '打印', en: 'Print' },
  'desk.save': { zh: '保存标注了意见的原表', en: 'Save your file with the findings in it' },
  'desk.file-name': { zh: '报前自审_{title}', en: 'check-before-filing_{title}' },
} as const satisfies Record<string, Bilingual>

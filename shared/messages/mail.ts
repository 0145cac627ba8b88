import type { Bilingual } from '../submission.ts'

/** The answer to an upload by mail, and what frames every mail to a zone. It carries no filed figure, and no link but the zone's own. */
export const mailMessages = {
  'mail.greeting': { zh: '{zone}：', en: 'To {zone}:' },
  'mail.sign': { zh: '{office}', en: '{office}' },
  'mail.automatic': {
    zh: '本邮件由系统自动发出。联系：{contact}',
    en: 'This message was sent automatically. Contact: {contact}',
  },
  'mail.link.attachment': { zh: '{zone}_{period}', en: '{zone}_{period}' },
  'mail.verdict.subject': { zh: '【{title}】{period} {zone}：{verdict}', en: '[{title}] {period}, {zone}: {verdict}' },
  'mail.verdict.received': {
    zh: '收到文件“{file}”，时间 {time}，结果：{verdict}。',
    en: 'We received the file “{file}” on {time}. Result: {verdict}.',
  },
  'mail.verdict.accepted': { zh: '数据已计入本期。', en: 'The figures count in this round.' },
  'mail.verdict.accepted-with-notes': {
    zh: '数据已计入本期。以下提示请留意：',
    en: 'The figures count in this round. Please note:',
  },
  'mail.verdict.to-explain': {
    zh: '数据暂先计入。以下各条请在表内“说明”栏写明原因后重新上传；在此之前本单位列入待说明名单：',
    en: 'The figures count provisionally. Please explain each of the following in the form’s remark column and upload again; until then the zone is listed as to explain:',
  },
  'mail.verdict.rejected': {
    zh: '文件没有计入。请按以下各条修改后重新上传：',
    en: 'The file does not count. Please correct the following and upload again:',
  },
  'mail.verdict.quarantined': {
    zh: '文件没有计入，也没有打开：',
    en: 'The file does not count and was not opened:',
  },
  'mail.verdict.duplicate': {
    zh: '这个文件与 {time} 收到的完全相同，没有新的内容。以第一次的回执为准，当时的结果：{verdict}。',
    en: 'This file is identical to the one received on {time}: nothing new was filed. The first receipt stands; its result was: {verdict}.',
  },
  'mail.verdict.late': {
    zh: '文件在通道关闭（{closes}）之后收到：已留存并开具回执，不计入本版，由主管部门处理。',
    en: 'The file came after closing ({closes}): it is kept and receipted, does not count in this edition, and is left to the office.',
  },
  'mail.verdict.overdue': {
    zh: '文件在截止时间（{due}）之后收到，按迟报计入。',
    en: 'The file came after the due time ({due}) and counts as overdue.',
  },
  'mail.verdict.receipt': {
    zh: '回执编号 {uploadId}，文件 SHA-256：{sha256}。签名的回执见附件。',
    en: 'Receipt {uploadId}; SHA-256 of the file: {sha256}. The signed receipt is attached.',
  },
  'mail.verdict.receipt-unread': {
    zh: '回执编号 {uploadId}。签名的回执见附件。',
    en: 'Receipt {uploadId}. The signed receipt is attached.',
  },
  'mail.verdict.finding': { zh: '［{severity}］{code} {words}', en: '[{severity}] {code} {words}' },
  'mail.verdict.finding-at': {
    zh: '［{severity}］{code} {place}：{words}',
    en: '[{severity}] {code} {place}: {words}',
  },
  'mail.verdict.figures-on-page': {
    zh: '邮件里不写填报的数字：表中的值、应有的值和处理办法见报送页面。',
    en: 'This mail holds no filed figure: values seen, values expected and what to do are on the filing page.',
  },
  'mail.verdict.page': { zh: '打开报送页面，查看全部意见', en: 'Open the filing page with all findings' },
  'mail.verdict.annotated': {
    zh: '下载标注了意见的原表，可直接修改后重新上传',
    en: 'Download your own file with the findings marked in it, to be corrected there and then',
  },
  'mail.verdict.receipt-pdf': { zh: '下载打印用回执 (PDF)', en: 'Download the receipt to print (PDF)' },
  'mail.finding': { zh: '［{severity}］{sentence}{remedy}', en: '[{severity}] {sentence} {remedy}' },
  'mail.finding-at': {
    zh: '［{severity}］{place}：{sentence}{remedy}',
    en: '[{severity}] {place}: {sentence} {remedy}',
  },
  'mail.finding-more': { zh: '另有 {count} 条，见报送页面。', en: '{count} more: see the filing page.' },
} as const satisfies Record<string, Bilingual>

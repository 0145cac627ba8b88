import type { Bilingual } from '../submission.ts'

/** Mail to zones. Subjects carry no figures; bodies no link but the zone's own. */
export const mailMessages = {
  'mail.greeting': { zh: '{zone}：', en: 'To {zone}:' },
  'mail.sign': { zh: '{office}', en: '{office}' },
  'mail.automatic': {
    zh: '本邮件由系统自动发出。联系：{contact}',
    en: 'This message was sent automatically. Contact: {contact}',
  },

  'mail.link.subject': {
    zh: '【{title}】{period}报送开始：{zone}',
    en: '[{title}] Filing for {period} is open: {zone}',
  },
  'mail.link.open': {
    zh: '{period}数据报送已经开始，请在 {due} 之前完成；通道于 {closes} 关闭。',
    en: 'Filing for {period} is open. Please file before {due}; the round closes on {closes}.',
  },
  'mail.link.reopened': {
    zh: '{period}的报送重新开放，原因：{reason}。请在 {closes} 之前上传更正后的表格。',
    en: 'Filing for {period} is open again. Reason: {reason}. Please upload the corrected form before {closes}.',
  },
  'mail.link.how': {
    zh: '请填写附件中的表格，再用下面的链接上传。链接只供本单位本期使用，请勿转发到单位以外。',
    en: 'Fill in the attached form and upload it through the link below. The link is for your zone and this round only: please do not pass it on.',
  },
  'mail.link.open-page': { zh: '打开报送页面', en: 'Open the filing page' },
  'mail.link.answer': {
    zh: '上传后立即得到审核结果和回执；通道关闭之前可以多次上传。',
    en: 'You get the result and a receipt at once, and may upload as often as you need until the round closes.',
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
  'mail.verdict.counts': {
    zh: '读取 {read} 项，采用 {kept} 项，未采用 {refused} 项。',
    en: '{read} values read, {kept} kept, {refused} refused.',
  },
  'mail.verdict.receipt': {
    zh: '回执编号 {uploadId}，文件 SHA-256：{sha256}。',
    en: 'Receipt {uploadId}; SHA-256 of the file: {sha256}.',
  },
  'mail.verdict.receipt-unread': { zh: '回执编号 {uploadId}。', en: 'Receipt {uploadId}.' },
  'mail.verdict.annotated': {
    zh: '原表已按以上意见标注，可在报送页面下载后直接修改。',
    en: 'Your own file with these findings marked in it can be downloaded on the filing page and corrected there and then.',
  },
  'mail.own-link': {
    zh: '全部意见、回执和表格在发给本单位的报送链接里（链接见本期开始时的邮件）。',
    en: 'All findings, receipts and forms are behind the filing link mailed to your zone when the round opened.',
  },
  'mail.finding': { zh: '［{severity}］{sentence}{remedy}', en: '[{severity}] {sentence} {remedy}' },
  'mail.finding-at': {
    zh: '［{severity}］{place}：{sentence}{remedy}',
    en: '[{severity}] {place}: {sentence} {remedy}',
  },
  'mail.finding-more': { zh: '另有 {count} 条，见报送页面。', en: '{count} more: see the filing page.' },

  'mail.extended.subject': {
    zh: '【{title}】{period}报送时间延长：{zone}',
    en: '[{title}] More time to file for {period}: {zone}',
  },
  'mail.extended.why': {
    zh: '因{reason}，{period}的报送时间延长 {minutes} 分钟。',
    en: 'Filing for {period} stays open {minutes} minutes longer. Reason: {reason}.',
  },
  'mail.extended.times': {
    zh: '报送截止：{due}；通道关闭：{closes}。',
    en: 'Due: {due}. The round closes on {closes}.',
  },
  'mail.extended.link': {
    zh: '此前收到的链接继续有效，已经报送的不必重复上传。',
    en: 'The link that you have goes on working. What has been filed need not be uploaded again.',
  },

  'mail.remind.subject-before': {
    zh: '【{title}】{period}请按时报送：{zone}',
    en: '[{title}] {period}: filing is due, {zone}',
  },
  'mail.remind.subject-after': {
    zh: '【{title}】{period}已过截止时间：{zone}',
    en: '[{title}] {period}: filing is overdue, {zone}',
  },
  'mail.remind.before': {
    zh: '{period}的数据还没有收到通过审核的报送。请在 {due} 之前完成。',
    en: 'No accepted filing for {period} has reached us yet. It is due before {due}.',
  },
  'mail.remind.after': {
    zh: '{period}的数据截止时间 {due} 已过，还没有收到通过审核的报送。{closes} 之前仍可上传，按迟报计入；之后不再接收。',
    en: 'The filing for {period} was due on {due} and no accepted file has reached us. Until {closes} it is still taken, as overdue; after that it is not.',
  },
  'mail.remind.how': {
    zh: '可以用下面的链接下载表格并上传；此前收到的链接仍然有效。',
    en: 'The form can be downloaded and uploaded through the link below; the link you had before works as well.',
  },
  'mail.remind.rejected': {
    zh: '曾经上传的文件没有通过审核，请按审核意见修改后重新上传。',
    en: 'A file was uploaded but did not pass: please correct it as its findings say and upload again.',
  },
} as const satisfies Record<string, Bilingual>

import type { Bilingual } from '../submission.ts'

/** The zone's page. */
export const pageMessages = {
  'page.title': { zh: '{zone}｜{period}报送', en: '{zone} – filing for {period}' },
  'page.heading': { zh: '{period}数据报送', en: 'Filing for {period}' },
  'page.switch': { zh: 'English', en: '中文' },
  'page.table': { zh: '表号 {number}', en: 'Form {number}' },
  'page.issued-by': { zh: '制定机关：{office}', en: 'Issued by {office}' },
  'page.zone': { zh: '填报单位', en: 'Zone' },
  'page.zone.synthetic': { zh: '（样例单位，系虚构）', en: '(sample zone, invented)' },
  'page.due': { zh: '报送截止', en: 'Due' },
  'page.closes': { zh: '通道关闭', en: 'Closes' },
  'page.extended': {
    zh: '因{reason}，报送时间延长 {minutes} 分钟（{time} 公布）。',
    en: '{minutes} minutes were added on {time}: {reason}',
  },
  'page.time-zone': { zh: '（{zone} 时间）', en: '({zone} time)' },

  'page.standing.none': { zh: '尚未报送。', en: 'Nothing has been filed yet.' },
  'page.standing.accepted': { zh: '已报送，数据已计入本期。', en: 'Filed. The figures count in this round.' },
  'page.standing.to-explain': {
    zh: '已报送，数据暂先计入；请补充说明后重新上传，说明之前本单位会列入待说明名单。',
    en: 'Filed and counted provisionally. Please add the explanations and upload again; until then the zone is listed as to explain.',
  },
  'page.standing.rejected': {
    zh: '最近上传的文件未通过审核，本期还没有计入的数据。请修改后重新上传。',
    en: 'The files uploaded so far did not pass. Nothing counts yet: please correct and upload again.',
  },
  'page.standing.kept': {
    zh: '最近上传的文件未计入；此前通过审核的报送仍然有效。',
    en: 'The last file does not count; the filing accepted before it still stands.',
  },

  'page.step.form': { zh: '一、下载表格', en: '1. Get the form' },
  'page.form.xlsx': { zh: 'Excel / WPS 表格 (.xlsx)', en: 'Excel or WPS workbook (.xlsx)' },
  'page.form.csv': { zh: 'CSV 表格 (.csv)', en: 'CSV (.csv)' },
  'page.form.json': { zh: 'JSON（供程序使用）', en: 'JSON (for programs)' },
  'page.form.hint': {
    zh: '表内已带上期和上年同期数，便于核对。',
    en: 'The form carries the figures of the previous period and of a year ago for comparison.',
  },
  'page.desk': { zh: '下载报前自审网页', en: 'Get the page that checks before filing' },
  'page.desk.hint': {
    zh: '一个网页文件，存在本机，双击打开，不联网也能用：先审核，再上传。',
    en: 'One file to keep: open it from disk, without network, and check the form before uploading it.',
  },
  'page.form.programs': { zh: '用程序报送的说明：', en: 'For programs that file:' },
  'page.step.upload': { zh: '二、上传填好的表格', en: '2. Upload the filled form' },
  'page.upload.drop': { zh: '把文件拖到这里，或点击选择文件', en: 'Drop the file here, or choose one' },
  'page.upload.button': { zh: '上传', en: 'Upload' },
  'page.upload.hint': {
    zh: '可上传 .xlsx、.csv、.json，最大 {megabytes} MB。可以多次上传，以截止前最后一次通过审核的为准，此前的文件一律保留。',
    en: '.xlsx, .csv or .json, at most {megabytes} MB. You may upload again: the last file accepted before closing counts, and every file is kept.',
  },
  'page.upload.no-script': {
    zh: '浏览器没有运行脚本：请先点击下面的按钮取得上传许可，再选择文件。',
    en: 'Scripts are off in this browser: get a permission with the button below, then choose the file.',
  },
  'page.upload.get-permission': { zh: '取得上传许可', en: 'Get an upload permission' },
  'page.upload.permission': {
    zh: '请在 {time} 之前选择文件并上传。',
    en: 'Choose the file and upload it before {time}.',
  },
  'page.upload.sending': { zh: '正在上传…', en: 'Uploading…' },
  'page.upload.checking': { zh: '已收到，正在审核…', en: 'Received, being checked…' },
  'page.upload.done': { zh: '审核完成。', en: 'Checked.' },
  'page.upload.failed': {
    zh: '上传没有完成。请检查网络后再试一次。',
    en: 'The upload was not completed. Please check the connection and try again.',
  },
  'page.upload.too-large': {
    zh: '文件超过 {megabytes} MB。请只保留报表所在的工作表，删去图片后另存再上传。',
    en: 'The file is over {megabytes} MB. Keep only the sheet with the form, remove pictures, save and upload again.',
  },
  'page.upload.empty': {
    zh: '文件是空的（0 字节）。请保存并关闭表格后再选择。',
    en: 'The file is empty (0 bytes). Save and close the form, then choose it again.',
  },
  'page.upload.slow': {
    zh: '文件已收到，审核还在进行。请稍后刷新本页查看结果。',
    en: 'The file has been received and is still being checked. Please reload this page in a while.',
  },
  'page.upload.returned': {
    zh: '文件已收到，审核结果稍后列在下面；如未出现请刷新本页。',
    en: 'The file has been received. Its result appears below; reload the page if it is not there yet.',
  },

  'page.back': { zh: '返回报送页面', en: 'Back to the filing page' },

  'page.revisions': { zh: '已上传的文件', en: 'Files uploaded' },
  'page.revisions.none': { zh: '还没有上传过文件。', en: 'No file has been uploaded yet.' },
  'page.revision.number': { zh: '第 {number} 次', en: 'No. {number}' },
  'page.revision.received': { zh: '{time} 收到', en: 'received {time}' },
  'page.revision.current': { zh: '当前计入', en: 'counts now' },
  'page.revision.receipt': { zh: '下载回执 (JSON)', en: 'Receipt (JSON)' },
  'page.revision.receipt-pdf': { zh: '打印用回执 (PDF)', en: 'Receipt to print (PDF)' },
  'page.revision.annotated': { zh: '下载标注了意见的原表', en: 'Your file with the findings in it' },
  'page.revision.duplicate': {
    zh: '与 {time} 收到的文件完全相同，没有新的内容；以第一次的回执为准。',
    en: 'Identical to the file received {time}: nothing new was filed, and the first receipt stands.',
  },
  'page.revision.late': {
    zh: '在通道关闭之后收到：已留存，不计入本版，由主管部门处理。',
    en: 'Received after closing: kept, not counted in this edition, left to the operator.',
  },
  'page.revision.overdue': {
    zh: '在截止时间之后收到，按迟报计入。',
    en: 'Received after the due time: counted as overdue.',
  },
  'page.revision.findings': { zh: '审核意见 {count} 条', en: 'Findings: {count}' },
  'page.finding.seen': { zh: '表中为：{seen}', en: 'as filed: {seen}' },
  'page.finding.remedy': { zh: '处理办法：{remedy}', en: 'What to do: {remedy}' },
  'page.finding.explained': { zh: '已说明：{explanation}', en: 'Explained: {explanation}' },

  'page.closed': {
    zh: '本期报送通道已于 {time} 关闭，不再接收文件。确需更正的，请与主管部门联系。',
    en: 'This round closed on {time} and takes no more files. For a correction please contact the office.',
  },
  'page.not-open': {
    zh: '本期报送通道将于 {time} 开放。',
    en: 'This round opens on {time}.',
  },
  'page.link.unknown': {
    zh: '链接无效。请使用邮件中最新的完整链接；如仍打不开，请与主管部门联系重新发送。',
    en: 'This link is not valid. Please use the complete link of the newest mail; if it still fails, ask the office to send a new one.',
  },
  'page.link.expired': {
    zh: '链接已过期：这一期的报送通道已经关闭，不再接收文件。确需更正的，请与主管部门联系。',
    en: 'This link has expired: the round has closed and takes no more files. For a correction please contact the office.',
  },
  'page.receipt.unknown': {
    zh: '没有这个回执，或文件还在审核。请刷新后再试。',
    en: 'There is no such receipt, or the file is still being checked. Please try again in a moment.',
  },
  'page.annotated.unknown': {
    zh: '没有这份标注文件：文件没有意见、无法打开，或还在审核。请刷新后再试，或查看页面上的审核意见。',
    en: 'There is no such copy: the file has no findings, could not be opened, or is still being checked. Please try again in a moment, or read the findings on the page.',
  },
  'page.format.unknown': {
    zh: '没有这种格式。可选：xlsx、csv、json、schema、csvw。',
    en: 'There is no such format. Choose xlsx, csv, json, schema or csvw.',
  },
  'page.route.unknown': { zh: '没有这个页面。', en: 'There is no such page.' },
  'page.contact': { zh: '联系：{office}　{contact}', en: 'Contact: {office}, {contact}' },
} as const satisfies Record<string, Bilingual>

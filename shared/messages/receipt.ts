import type { Bilingual } from '../submission.ts'

/** The receipt on paper: every label stands in both languages, one above the other. */
export const receiptMessages = {
  'receipt.title': { zh: '数据报送回执', en: 'Receipt of a filing' },
  'receipt.document': {
    zh: '数据报送回执 {uploadId}',
    en: 'Receipt of a filing {uploadId}',
  },
  'receipt.result': { zh: '审核结果', en: 'Result' },
  'receipt.programme': { zh: '报表制度', en: 'Programme' },
  'receipt.form': { zh: '表号', en: 'Form' },
  'receipt.period': { zh: '报告期', en: 'Period' },
  'receipt.zone': { zh: '填报单位', en: 'Zone' },
  'receipt.received': { zh: '收到时间', en: 'Received' },
  'receipt.received.local': { zh: '{time}（{zone}）', en: '{time} ({zone})' },
  'timeliness.on-time': { zh: '按时', en: 'in time' },
  'timeliness.overdue': { zh: '迟报（截止后、关闭前）', en: 'overdue: after the due time, before closing' },
  'timeliness.late': { zh: '关闭后收到，不计入本版', en: 'after closing: does not count in this edition' },
  'receipt.revision': { zh: '修订版', en: 'Revision' },
  'receipt.revision.position': { zh: '本期第 {position} 次上传', en: 'upload no. {position} of this round' },
  'receipt.file': { zh: '文件', en: 'File' },
  'receipt.file.size': { zh: '{size} 字节', en: '{size} bytes' },
  'receipt.sha256': { zh: '文件 SHA-256', en: 'SHA-256 of the file' },
  'receipt.sha256.unread': {
    zh: '文件过大，没有读取，因此没有摘要。',
    en: 'The file was too large to be read: it has no hash.',
  },
  'receipt.counts': { zh: '数值计数', en: 'Values' },
  'receipt.findings': { zh: '审核意见代码', en: 'Codes of findings' },
  'receipt.findings.none': { zh: '无', en: 'none' },
  'receipt.findings.more': {
    zh: '……共 {count} 个，全部列在附件 receipt.json 中',
    en: '… {count} in all, listed in the attached receipt.json',
  },
  'receipt.programmeHash': { zh: '报表制度摘要', en: 'Programme hash' },
  'receipt.signature': { zh: '签名（Ed25519）', en: 'Signature (Ed25519)' },
  'receipt.key': { zh: '公钥编号', en: 'Key' },
  'receipt.note.proof': {
    zh: '本回执证明：上述字节的文件已于上述时间收到，审核结果如上。数值本身不在回执中。',
    en: 'This receipt states that a file of exactly these bytes was received at that time, with that result. It holds no figure.',
  },
  'receipt.note.verify': {
    zh: '核验：签名的回执作为附件 receipt.json 存于本 PDF 内。命令 zone-bulletin verify 本文件 报送文件 可离线核验；以核验所得为准，不以纸面为准。',
    en: 'To verify: the signed receipt is attached to this PDF as receipt.json. The command zone-bulletin verify THIS.pdf FILE checks it offline; what it prints is what was signed, whatever stands on paper.',
  },
} as const satisfies Record<string, Bilingual>

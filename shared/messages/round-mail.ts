import type { Bilingual } from '../submission.ts'
import { speaker } from './speak.ts'

/** Mail to zones about their round: that it is open, closes later, or is due. */
export const roundMailMessages = {
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

export const { say } = speaker(roundMailMessages)

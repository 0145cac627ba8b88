import type { Bilingual } from '../submission.ts'
import { speaker } from './speak.ts'

/** The checklist before a release, as operators read it. */
export const releaseMessages = {
  'release.fine': { zh: '通过', en: 'fine' },
  'release.warns': { zh: '提醒', en: 'warns' },
  'release.holds': { zh: '暂停发布', en: 'HOLDS' },
  'release.overridden': { zh: '已放行', en: 'overridden' },
  'release.by': { zh: '{by}：{reason}', en: '{by}: {reason}' },
  'release.point.coverage': {
    zh: '报送率：{accepted}/{expected}，{percent}%（最低{minimum}%，应达{wanted}%）',
    en: 'coverage: {accepted} of {expected}, {percent}% (at least {minimum}%, wanted {wanted}%)',
  },
  'release.point.refused': {
    zh: '被退回且未更正的单位：{count}家',
    en: 'zones refused (validity) and not corrected: {count}',
  },
  'release.point.unexplained': {
    zh: '核实性审核未说明的单位：{count}家',
    en: 'zones with quality findings not explained: {count}',
  },
  'release.point.missing': { zh: '未报单位：{count}家', en: 'zones that have not reported: {count}' },
  'release.point.restated': {
    zh: '修订：第{edition}版，修订{count}项，其中没有来源的{unfounded}项；原因必须写明',
    en: 'restatements: edition {edition}, {count} figures, {unfounded} of them without a filing behind; a reason must be given',
  },
  'release.point.notes': { zh: '月报说明', en: 'notes of the bulletin' },
  'release.point.next-release': { zh: '下一次发布日期：{at}', en: 'next release: {at}' },
  'release.point.recipients': {
    zh: '收件人：{officials}人；停发{suppressed}人',
    en: 'recipients: {officials}; suppressed: {suppressed}',
  },
  'release.calendar.opens': { zh: '{series}：{period}报送开始', en: '{series}: filing for {period} opens' },
  'release.calendar.due': { zh: '{series}：{period}报送截止', en: '{series}: filing for {period} is due' },
  'release.calendar.closes': { zh: '{series}：{period}通道关闭', en: '{series}: the round of {period} closes' },
  'release.calendar.release': { zh: '{series}：{period}发布', en: '{series}: release for {period}' },
  'release.feed.title': { zh: '{series}：发布记录', en: '{series}: releases' },
  'release.feed.entry': { zh: '{series} {period}（第{edition}版）', en: '{series} {period} (edition {edition})' },
  'release.feed.first': { zh: '{period}月报已发布。', en: 'The bulletin for {period} is released.' },
  'release.feed.restated': {
    zh: '{period}月报修订，第{edition}版取代此前各版。修订原因：{reason}',
    en: 'The bulletin for {period} is restated: edition {edition} replaces the earlier ones. Reason: {reason}',
  },
} as const satisfies Record<string, Bilingual>

export const { say, sayBoth } = speaker(releaseMessages)

import type { Bilingual } from '../submission.ts'
import { speaker } from './speak.ts'

/** The pages of officials and of anybody who follows the releases. */
export const portalMessages = {
  portalUnknown: { zh: '没有这个页面，或者链接不完整。', en: 'There is no such page, or the link is not complete.' },
  portalExpired: {
    zh: '这个链接已经过期。请联系编制单位。',
    en: 'This link has expired. Please ask the office that prepares the bulletin.',
  },
  portalNotYet: {
    zh: '这一版将于{time}发布，请届时再打开本链接。',
    en: 'This edition will be released at {time}: please open this link then.',
  },
  portalEmbargo: {
    zh: '提前送阅：{time}之前不得公开、转发或引用。每次查阅均有记录。',
    en: 'Ahead of release: not to be published, passed on or quoted before {time}. Every access is logged.',
  },
  portalLater: {
    zh: '本版之后又有修订版，数字以最新一版为准。',
    en: 'A later edition restates figures of this one: please use the latest.',
  },
  portalReleased: { zh: '发布时间', en: 'Released' },
  portalEdition: { zh: '版次', en: 'Edition' },
  portalEditionOf: { zh: '第{edition}版', en: 'Edition {edition}' },
  portalReason: { zh: '修订原因', en: 'Reason for restating' },
  portalToRead: { zh: '阅读', en: 'To read' },
  portalData: { zh: '数据文件', en: 'Data' },
  portalManifest: { zh: '档案清单的SHA-256', en: 'SHA-256 of the archive’s manifest' },
  portalContact: { zh: '{office}　{contact}', en: '{office}, {contact}' },
  portalOther: { zh: 'English', en: '中文' },
  portalKilobytes: { zh: '{size} kB', en: '{size} kB' },
  portalHtml: { zh: '网页版', en: 'Web page' },
  portalPdf: { zh: '月报全文（PDF）', en: 'The full bulletin in Chinese (PDF)' },
  portalXlsx: { zh: '表格（Excel）', en: 'Tables (Excel)' },
  portalPdfEnglish: { zh: '英文版全文（PDF）', en: 'The full bulletin in English (PDF)' },
  portalPdfArchive: { zh: '存档用全文（PDF/A）', en: 'The full bulletin for keeping (PDF/A)' },
  portalCsv: { zh: '全部数字（CSV）', en: 'All figures (CSV)' },
  portalCsvExcel: { zh: '全部数字（CSV，供 Excel 打开）', en: 'All figures (CSV that Excel opens)' },
  portalRestated: { zh: '修订清单（CSV）', en: 'What is restated (CSV)' },
  portalSdmx: { zh: '全部数字（SDMX-CSV）', en: 'All figures (SDMX-CSV)' },
  portalTable: { zh: '单张表（CSV）', en: 'One table (CSV)' },
  portalTables: { zh: '各表单独下载（{count}张）', en: 'Each table by itself ({count})' },
  portalJson: { zh: '数据（JSON）', en: 'Data (JSON)' },
  portalDescription: { zh: '数据说明', en: 'Description of the data' },
  portalUnsubscribe: { zh: '不再接收月报邮件', en: 'Stop receiving the bulletin by mail' },
  portalUnsubscribeAsk: {
    zh: '确认后，本系统不再向收到这个链接的邮箱发送{series}。',
    en: 'Once you confirm, {series} is no longer sent to the address that got this link.',
  },
  portalUnsubscribeDo: { zh: '确认，不再接收', en: 'Yes, stop' },
  portalUnsubscribed: {
    zh: '已登记，今后不再发送。如需恢复，请联系编制单位。',
    en: 'Noted: nothing more will be sent. To have it back, please ask the office.',
  },
  portalReleases: { zh: '发布记录与日程', en: 'Releases and calendar' },
  portalPast: { zh: '已发布', en: 'Released' },
  portalComing: { zh: '下一步日程', en: 'Coming up' },
  portalCalendar: { zh: '日历（.ics）', en: 'Calendar (.ics)' },
  portalFeed: { zh: '订阅源（Atom）', en: 'Feed (Atom)' },
} as const satisfies Record<string, Bilingual>

export const { say } = speaker(portalMessages)

import type { Bilingual } from '../submission.ts'

/** The mail that brings an edition to officials: whole, or with a region's own figures first; on the day, or ahead of it. */
export const officialMailMessages = {
  officialSubject: { zh: '{series} {period}（{status}）{issue}', en: '{series} {period} ({status}), {issue}' },
  officialSubjectRegion: {
    zh: '{series} {period}（{status}）{issue}：{region}',
    en: '{series} {period} ({status}), {issue}: {region}',
  },
  officialMark: { zh: '【{mark}】', en: '[{mark}] ' },
  officialRestatedMark: { zh: '修订，第{edition}版', en: 'RESTATED, edition {edition}' },
  officialEmbargoMark: { zh: '{time}前不得公开', en: 'EMBARGO until {time}' },
  officialIssue: { zh: '{issue}　{period}（{status}）', en: '{issue}, {period} ({status})' },
  officialGreeting: {
    zh: '{series}{issue}（{period}，{status}）于{date}发布，主要数据如下。',
    en: '{series}, {issue} ({period}, {status}) was released on {date}. The main figures:',
  },
  officialGreetingAhead: {
    zh: '{series}{issue}（{period}，{status}）将于{time}发布，主要数据提前送阅如下。',
    en: '{series}, {issue} ({period}, {status}) will be released at {time}. The main figures, ahead of that:',
  },
  officialEmbargo: {
    zh: '提前送阅，{time}之前不得公开、转发或引用。每次查阅均有记录。正式发布后不再另发邮件。',
    en: 'Sent ahead of release. Not to be published, passed on or quoted before {time}. Every access is logged. No second mail follows at the release.',
  },
  officialRestatedHead: { zh: '本版修订', en: 'What this edition restates' },
  officialRestated: {
    zh: '本版为第{edition}版，修订并取代此前各版。修订原因：{reason}',
    en: 'This is edition {edition}: figures are restated, and it replaces the earlier ones. Reason: {reason}',
  },
  officialColumnFigure: { zh: '指标', en: 'Indicator' },
  officialColumnValue: { zh: '数值', en: 'Value' },
  officialColumnChange: { zh: '同比', en: 'Change on the year' },
  officialColumnTarget: { zh: '目标', en: 'Target' },
  officialColumnProgress: { zh: '进度', en: 'Progress' },
  officialFigureName: { zh: '{name}，{measure}', en: '{name}, {measure}' },
  officialWithInner: { zh: '含{inner}', en: 'with {inner}' },
  officialRank: { zh: '第{rank}位（共{of}）', en: 'rank {rank} of {of}' },
  officialProgress: { zh: '完成{share}%，{state}', en: '{share}% of it, {state}' },
  officialFactSeparator: { zh: '；', en: '; ' },
  officialGoal: { zh: '目标{goal}', en: 'target {goal}' },
  officialTargetsLeft: {
    zh: '另有{count}项尚无数据或只作跟踪，见月报。',
    en: 'Another {count} have no data yet or are only tracked; see the bulletin.',
  },
  officialMissing: {
    zh: '未报{count}家，名单见月报。',
    en: 'Zones that have not reported: {count}. The bulletin names them.',
  },
  officialRegionHead: { zh: '本地区：{region}', en: 'Your region: {region}' },
  officialWholeHead: { zh: '{area}：主要指标', en: '{area}: key figures' },
  officialFiles: {
    zh: '月报全文见附件（文件过大时不附）。网页版、表格和数据文件在这里查阅和下载，无需登录：',
    en: 'The full bulletin is attached unless it is too large. To read it on the web and to download tables and data, without signing in:',
  },
  officialManifest: {
    zh: '本版档案清单的SHA-256：{manifest}',
    en: 'SHA-256 of this edition’s archive manifest: {manifest}',
  },
  officialContact: { zh: '{office}　{contact}', en: '{office}, {contact}' },
  officialUnsubscribe: { zh: '不再接收这份月报：', en: 'To stop receiving this bulletin:' },
} as const satisfies Record<string, Bilingual>

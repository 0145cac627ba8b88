import type { Bilingual } from '../submission.ts'

/** The bulletin and the mail that announces it. Chinese prose writes figures ungrouped and tight, as statistical bulletins do. */
export const bulletinMessages = {
  // cover, header, footer
  bulletinIssue: { zh: '{year}年第{n}期', en: 'No. {n} of {year}' },
  bulletinTotalIssue: { zh: '总第{n}期', en: 'issue {n} in all' },
  bulletinIssueEdition: { zh: '{year}年第{n}期（第{edition}版）', en: 'No. {n} of {year} (edition {edition})' },
  bulletinPreliminary: { zh: '初步', en: 'preliminary' },
  bulletinFinal: { zh: '终稿', en: 'final' },
  bulletinSample: { zh: '样例数据', en: 'SAMPLE DATA' },
  bulletinDate: { zh: '{year}年{month}月{day}日', en: '{year}-{mm}-{dd}' },
  bulletinLabelReleased: { zh: '发布日期', en: 'Released' },
  bulletinLabelOffice: { zh: '编制单位', en: 'Prepared by' },
  bulletinLabelTable: { zh: '表号', en: 'Form' },
  bulletinLabelEdition: { zh: '版次', en: 'Edition' },
  bulletinForm: { zh: '《{title}》{number}', en: '{title}, form {number}' },
  bulletinYear: { zh: '{year}年', en: '{year}' },
  bulletinEdition: { zh: '第{edition}版。修订原因：{reason}', en: 'Edition {edition}. Reason: {reason}' },
  bulletinPage: { zh: '第{page}页 / 共{pages}页', en: 'Page {page} of {pages}' },
  bulletinCoverage: {
    zh: '应报{expected}家，已报{reported}家，通过审核{accepted}家，报送率{rate}%；其中迟报{overdue}家。',
    en: '{expected} zones expected, {reported} reported, {accepted} accepted, coverage {rate}%; {overdue} of them overdue.',
  },
  bulletinCoverageInTime: {
    zh: '应报{expected}家，已报{reported}家，通过审核{accepted}家，报送率{rate}%，无迟报。',
    en: '{expected} zones expected, {reported} reported, {accepted} accepted, coverage {rate}%; none overdue.',
  },
  bulletinNoCoverage: { zh: '本期无应报单位。', en: 'No zone was expected to report.' },

  // headings
  bulletinHighlights: { zh: '综述', en: 'Summary' },
  bulletinKeyFigures: { zh: '主要指标', en: 'Key figures' },
  bulletinTargets: { zh: '目标进度', en: 'Progress towards targets' },
  bulletinRegions: { zh: '分地区情况', en: 'Regions' },
  bulletinZones: { zh: '分开发区情况', en: 'Zones' },
  bulletinStandings: { zh: '报送情况', en: 'Reporting' },
  bulletinNotes: { zh: '说明', en: 'Notes' },
  bulletinContact: { zh: '联系与校验', en: 'Contact and proof' },
  bulletinContents: { zh: '目录', en: 'Contents' },
  bulletinTable: { zh: '表{n}　{title}', en: 'Table {n}. {title}' },
  bulletinTableContinued: { zh: '表{n}　{title}（续表{k}）', en: 'Table {n}. {title} (continued {k})' },
  bulletinChart: { zh: '图{n}　{title}', en: 'Figure {n}. {title}' },
  bulletinChartData: { zh: '{caption}：数据', en: '{caption}: data' },
  bulletinChartTitle: { zh: '完成目标的比重（%）', en: 'Share of target (%)' },
  bulletinChartMark: { zh: '目标（100%）', en: 'target (100%)' },
  bulletinQuestion: { zh: '{statement}——{question}。', en: '{statement}: {question}.' },
  bulletinQuestions: { zh: '方案文本待明确之处', en: 'What the plan leaves open' },
  bulletinChartAlt: {
    zh: '条形图：各项目标的完成比重。{items}。竖线为目标值（100%）。',
    en: 'Bar chart of the share of each target reached. {items}. The vertical line marks the target (100%).',
  },
  bulletinChartItem: { zh: '{name}：{share}%', en: '{name}: {share}%' },

  // columns
  bulletinColumnIndicator: { zh: '指标', en: 'Indicator' },
  bulletinColumnMeasure: { zh: '时期', en: 'Measure' },
  bulletinColumnUnit: { zh: '单位', en: 'Unit' },
  bulletinColumnValue: { zh: '数值', en: 'Value' },
  bulletinColumnGrowth: { zh: '同比', en: 'Y/Y' },
  bulletinColumnComparable: { zh: '可比', en: 'Comparable' },
  bulletinColumnCounted: { zh: '汇总/应报', en: 'Counted/expected' },
  bulletinColumnAccepted: { zh: '通过/应报', en: 'Accepted/expected' },
  bulletinUnitPercent: { zh: '%', en: '%' },
  bulletinUnitPoints: { zh: '百分点', en: 'points' },
  bulletinUnitChange: { zh: '%，百分点', en: '%, points' },
  bulletinUnitZones: { zh: '家', en: 'zones' },
  bulletinColumnRegion: { zh: '地区', en: 'Region' },
  bulletinColumnZone: { zh: '开发区', en: 'Zone' },
  bulletinColumnTarget: { zh: '目标', en: 'Target' },
  bulletinColumnOperator: { zh: '要求', en: 'Sense' },
  bulletinColumnGoal: { zh: '目标值', en: 'Target value' },
  bulletinColumnDue: { zh: '期限', en: 'Due' },
  bulletinColumnReached: { zh: '现值', en: 'Current' },
  bulletinColumnShare: { zh: '完成率', en: 'Share' },
  bulletinColumnState: { zh: '状态', en: 'State' },
  bulletinMeasureMonth: { zh: '本期', en: 'period' },
  bulletinMeasureYtd: { zh: '累计', en: 'year to date' },
  bulletinMeasureEnd: { zh: '期末', en: 'end of period' },
  bulletinTotal: { zh: '合计', en: 'Total' },
  bulletinWithInner: { zh: '{region}（含{inner}）', en: '{region} (with {inner})' },

  // figures and when they are of; their sentences are in words.ts
  bulletinValueUnit: { zh: '{value}{unit}', en: '{value} {unit}' },
  bulletinTimesTail: { zh: '倍', en: '×' },
  bulletinEndOf: { zh: '{period}末', en: 'end of {period}' },
  bulletinCounted: { zh: '{counted}/{expected}家', en: '{counted}/{expected} zones' },

  // targets
  bulletinGoalAbove: { zh: '超过{value}', en: 'above {value}' },
  bulletinGoalAtLeast: { zh: '不低于{value}', en: 'at least {value}' },
  bulletinGoalEqual: { zh: '{value}', en: '{value}' },
  bulletinGoalAtMost: { zh: '不高于{value}', en: 'at most {value}' },
  bulletinGoalAbout: { zh: '{value}左右', en: 'about {value}' },
  bulletinAbove: { zh: '超过', en: 'above' },
  bulletinAtLeast: { zh: '不低于', en: 'at least' },
  bulletinEqual: { zh: '等于', en: 'equal to' },
  bulletinAtMost: { zh: '不高于', en: 'at most' },
  bulletinAbout: { zh: '约', en: 'about' },
  bulletinCountOfZones: { zh: '个', en: 'zones' },
  bulletinCountOfRegions: { zh: '个', en: 'regions' },
  bulletinMet: { zh: '已达到', en: 'reached' },
  bulletinNotMet: { zh: '未达到', en: 'not yet reached' },
  bulletinNotScored: { zh: '不评判', en: 'not scored' },
  bulletinTracked: { zh: '跟踪', en: 'tracked' },
  bulletinNoData: { zh: '尚无数据', en: 'no data yet' },
  bulletinTargetSentence: {
    zh: '“{statement}”一项，目标{goal}，现为{value}，完成率{share}%，{state}。',
    en: '{statement}: target {goal}, now {value}, {share}% of it, {state}.',
  },
  bulletinTargetSentencePlain: {
    zh: '“{statement}”一项，目标{goal}，现为{value}，{state}。',
    en: '{statement}: target {goal}, now {value}, {state}.',
  },
  bulletinTargetSummary: {
    zh: '{count}项目标中，已达到{met}项，未达到{short}项。',
    en: 'Of {count} targets, {met} are reached and {short} are not yet.',
  },
  bulletinTargetSummaryRest: {
    zh: '{count}项目标中，已达到{met}项，未达到{short}项，另{rest}项不评判、只作跟踪或尚无数据。',
    en: 'Of {count} targets, {met} are reached and {short} are not yet; {rest} are not scored, only tracked or have no data.',
  },

  // standings
  bulletinMissing: { zh: '未报', en: 'Missing' },
  bulletinOverdue: { zh: '迟报', en: 'Overdue' },
  bulletinToExplain: { zh: '待说明', en: 'To be explained' },
  bulletinRejected: { zh: '未通过审核', en: 'Rejected' },
  bulletinListHead: { zh: '{standing}（{count}家）', en: '{standing} ({count})' },
  bulletinListHeadElsewhere: {
    zh: '{standing}（{count}家，另有{elsewhere}家列入待说明）',
    en: '{standing} ({count}; {elsewhere} more are listed as to be explained)',
  },
  bulletinListSeparator: { zh: '、', en: '; ' },
  bulletinAllInOrder: { zh: '全部单位按时报送并通过审核。', en: 'All zones reported in time and were accepted.' },

  // legends and notes
  bulletinMarkSynthetic: { zh: '* 样例单位，并非实有的开发区', en: '* sample unit, not a real zone' },
  bulletinMarkMissing: { zh: '“…” 无数据', en: '"…" not available' },
  bulletinMarkNotApplicable: { zh: '“—” 不适用或不计算', en: '"—" not applicable' },
  bulletinMarkSuppressed: { zh: '“※” 单位过少，不单列', en: '"※" too few zones to be shown' },
  bulletinMarkEstimate: { zh: 'e 估计数', en: 'e estimate' },
  bulletinMarkRevised: { zh: 'r 修订数', en: 'r revised' },
  bulletinMarkOverdue: { zh: '◇ 迟报', en: '◇ overdue' },
  bulletinMarkToExplain: { zh: '◆ 审核意见待说明，数据暂列', en: '◆ findings to be explained, provisional' },
  bulletinLegend: { zh: '注：{marks}。', en: 'Note: {marks}.' },
  bulletinLegendSeparator: { zh: '；', en: '; ' },
  bulletinLegendInner: {
    zh: '{region}一行不含{inner}；“含”行仅供参照，不重复计入合计',
    en: '{region} is without {inner}; the row "with" is for comparison and not added to the total',
  },
  bulletinNoteCoverage: {
    zh: '报送率为通过审核的单位占应报单位的比重。合计只包括通过审核的单位，汇总家数列于表中；未报单位不作推算。',
    en: 'Coverage is the share of expected zones that were accepted. Totals rest on accepted zones only, as counted in the tables; nothing is imputed.',
  },
  bulletinNoteGrowth: {
    zh: '同比只用两期均有数据的单位计算（可比口径），由未经舍入的数据得出。基期为零或负数时不计算增速，分别注明扭亏为盈、转亏、减亏、增亏。比率类指标的变动用个百分点表示。增长100%及以上的用倍数表示，增长2.5倍即为上年同期的3.5倍。',
    en: 'Growth is computed from unrounded figures of the zones present in both periods. With a base of zero or less no rate is given. Ratios change in percentage points.',
  },
  bulletinNoteRounding: {
    zh: '部分数据因四舍五入的原因，存在总计与分项合计不等的情况。',
    en: 'Totals may not add because of rounding.',
  },
  bulletinNoteMarks: {
    zh: '表中符号：“…”表示数据不足或尚无数据；“—”表示不适用或不计算；“※”表示因单位过少不单列；数字后“e”为估计数，“r”为修订数。',
    en: 'Marks: "…" not available; "—" not applicable; "※" not shown as it rests on too few zones; "e" estimate; "r" revised.',
  },
  bulletinNotePreliminary: {
    zh: '本期为初步数：尚有单位未报或审核意见待说明，后续版次可能修订。',
    en: 'These figures are preliminary: some zones have not reported or have findings to explain.',
  },
  bulletinNoteTargets: {
    zh: '目标进度按计划文本的表述列示：“超过”不含本数，“以上”“不低于”含本数，“约”“左右”不作达到与否的评判。',
    en: 'Targets follow the words of the plan: "above" excludes the number, "at least" includes it, "about" is not scored.',
  },
  bulletinPreviousManifest: {
    zh: '上一期档案清单的SHA-256',
    en: 'SHA-256 of the previous archive manifest',
  },
  bulletinNoPreviousManifest: {
    zh: '本期为首期，此前没有档案清单。',
    en: 'This is the first issue; there is no earlier manifest.',
  },

  // mail to officials; {link} and {manifest} are filled when it is sent
  bulletinMailSubject: { zh: '{series} {period}（{status}）', en: '{series} {period} ({status})' },
  bulletinMailMark: { zh: '【{mark}】', en: '[{mark}] ' },
  bulletinMailRestatedMark: { zh: '修订，第{edition}版', en: 'RESTATED, edition {edition}' },
  bulletinMailIssue: { zh: '{issue}　{period}（{status}）', en: '{issue}, {period} ({status})' },
  bulletinMailGreeting: {
    zh: '{series}{issue}（{period}，{status}）于{date}发布，主要数据如下。',
    en: '{series}, {issue} ({period}, {status}) was released on {date}. The main figures:',
  },
  bulletinMailRestated: {
    zh: '本版为第{edition}版，修订并取代此前各版。修订原因：{reason}',
    en: 'This is edition {edition}: figures are restated, and it replaces the earlier ones. Reason: {reason}',
  },
  bulletinMailFigureName: { zh: '{name}，{measure}', en: '{name}, {measure}' },
  bulletinMailFigureNote: { zh: '{growth}；{counted}', en: '{growth}; {counted}' },
  bulletinMailTarget: { zh: '目标{goal}，完成率{share}%，{state}', en: 'target {goal}, {share}% of it, {state}' },
  bulletinMailTargetPlain: { zh: '目标{goal}，{state}', en: 'target {goal}, {state}' },
  bulletinMailTargetsLeft: {
    zh: '另有{count}项尚无数据或只作跟踪，见月报。',
    en: 'Another {count} have no data yet or are only tracked; see the bulletin.',
  },
  bulletinMailMissing: {
    zh: '未报{count}家，名单见月报。',
    en: '{count} zones have not reported; the bulletin names them.',
  },
  bulletinMailAttached: {
    zh: '月报全文见附件；附件过大时不附，可登录下面的地址查阅全部文件和档案：',
    en: 'The full bulletin is attached unless it is too large; all files and the archive are here, after signing in:',
  },
  bulletinMailManifest: {
    zh: '本版档案清单的SHA-256：{manifest}',
    en: 'SHA-256 of this edition’s archive manifest: {manifest}',
  },
  bulletinMailContact: { zh: '{office}　{contact}', en: '{office}, {contact}' },
} as const satisfies Record<string, Bilingual>

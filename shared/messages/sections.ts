import type { Bilingual } from '../submission.ts'

/** Chapters of the bulletin beside its first tables: trends, tiles, industries, quality, definitions, scope. */
export const sectionMessages = {
  // trends
  bulletinTrends: { zh: '走势', en: 'Trends' },
  bulletinTrendTable: { zh: '主要指标走势', en: 'Key figures through time' },
  bulletinTrendGrowth: { zh: '{names}：同比增速（%）', en: '{names}: growth on a year earlier (%)' },
  bulletinTrendYtd: { zh: '{name}：本年累计（{unit}）', en: '{name}: year to date ({unit})' },
  bulletinTrendLevel: { zh: '{name}：期末数（{unit}）', en: '{name}: end of period ({unit})' },
  bulletinTrendPercent: { zh: '%', en: '%' },
  bulletinTrendAlt: { zh: '折线图，{title}。{items}。', en: 'Line chart, {title}. {items}.' },
  bulletinTrendItem: {
    zh: '{name}由{from}的{first}到{to}的{last}',
    en: '{name}: from {first} in {from} to {last} in {to}',
  },
  bulletinChartItemNone: { zh: '{name}无数据', en: '{name}: not available' },
  bulletinTrendNote: {
    zh: '各期均为当期最新一版所刊数字，以后的修订见各期修订版；断线处为该期没有数字。各期汇总家数不同的，数值不可直接相比。',
    en: 'Each period as printed in its newest edition; a line breaks where a period has none. Values that rest on other numbers of zones cannot be compared as they are.',
  },
  bulletinTrendImported: {
    zh: '往期导入的报表当时没有刊出，按同样方法汇总。',
    en: 'Periods that were imported had not been published; they are added up in the same way.',
  },
  bulletinShortPeriod: { zh: '{year}.{months}', en: '{year}.{months}' },
  bulletinAxisMonth: { zh: '{months}', en: '{months}' },
  bulletinColumnPeriod: { zh: '报告期', en: 'Period' },
  bulletinSparkGrowth: { zh: '近{count}期同比', en: 'Y/Y, last {count} periods' },
  bulletinSparkValue: { zh: '近{count}期', en: 'last {count} periods' },

  // regions
  bulletinColumnRank: { zh: '位次', en: 'Rank' },
  bulletinRegionLead: {
    zh: '{count}个地区中，{name}居前{n}位的依次为{names}。',
    en: 'Of {count} regions, the first {n} by {name} are {names}.',
  },
  bulletinTilesGrowth: { zh: '各地区{name}同比（{unit}）', en: '{name} by region, change on a year earlier ({unit})' },
  bulletinTilesValue: { zh: '各地区{name}（{unit}）', en: '{name} by region ({unit})' },
  bulletinTilesNote: {
    zh: '方格只示意大致方位，不是地图，不表示边界和面积；深浅按数值分五档，数值印在格内。',
    en: 'Squares stand about where the regions lie; this is no map and shows neither borders nor areas. Five shades by value, which is printed in each square.',
  },
  bulletinTilesAlt: { zh: '方格图，{title}。{items}。', en: 'Tile chart, {title}. {items}.' },
  bulletinTileItem: { zh: '{name}{value}', en: '{name} {value}' },
  bulletinRange: { zh: '{from}～{to}', en: '{from} to {to}' },

  // targets
  bulletinChartPace: { zh: '应达进度', en: 'Pace' },
  bulletinChartProjected: { zh: '到期估计', en: 'Estimate at due date' },
  bulletinChartItemAhead: {
    zh: '{item}（应达进度{pace}%，到期估计{projected}%）',
    en: '{item} (pace {pace}%, estimate at the due date {projected}%)',
  },
  bulletinChartNote: {
    zh: '应达进度为从一年前的水平直线推进、到期恰好达到目标时现在应有的比重；到期估计按近一年变化照样延续推算。两者由表中数字计算，均为估计；全年数按月数折算。',
    en: 'Pace: where a straight line from a year ago to the target at its due date would be by now. Estimate at the due date: the past year’s change goes on. Both follow from the numbers in the tables; amounts of a year are on their way by months.',
  },

  // industries
  bulletinIndustries: { zh: '主导产业', en: 'Leading industries' },
  bulletinColumnIndustry: { zh: '主导产业', en: 'Industry' },
  bulletinColumnContribution: { zh: '贡献率', en: 'Contribution' },
  bulletinColumnPull: { zh: '拉动', en: 'Pull' },
  bulletinIndustryLead: {
    zh: '{count}个主导产业中，{name}{words}，拉动最大。',
    en: 'Of {count} leading industries, {name} {words}, the largest pull.',
  },
  bulletinIndustriesChinese: { zh: '产业名称从登记', en: 'industries by their names in the register, in Chinese' },
  bulletinIndustriesRest: {
    zh: '没有确定主导产业的单位不在表中，各行之和小于全部，贡献率之和不为100%。',
    en: 'Zones without approved leading industries are in no row: the rows make less than the whole, and their contributions not 100%.',
  },
  bulletinIndustriesLeft: {
    zh: '列前{shown}个，其余{left}个见数据文件',
    en: 'the largest {shown}; the other {left} are in the data files',
  },

  // quality
  bulletinQuality: { zh: '数据质量', en: 'Quality of the figures' },
  bulletinQualityAll: {
    zh: '应报单位全部通过审核，合计不缺单位。',
    en: 'All zones expected were accepted: no total lacks one.',
  },
  bulletinQualityMissing: {
    zh: '合计缺{count}家，占应报单位的{rate}%；缺报不作推算。',
    en: 'Totals lack {count} of the zones expected ({rate}%); nothing is imputed.',
  },
  bulletinQualityWeight: {
    zh: '按上年同期数计，本期计入的单位占{name}的{weight}%。',
    en: 'By last year’s figures, the zones counted now made up {weight}% of {name}.',
  },
  bulletinQualityNoneLow: { zh: '各地区报送率均不低于{floor}%。', en: 'No region has a coverage below {floor}%.' },
  bulletinQualityLow: {
    zh: '报送率低于{floor}%的地区{count}个，其合计须谨慎使用：{regions}。',
    en: 'Regions with a coverage below {floor}%, whose totals call for care ({count}): {regions}.',
  },
  bulletinQualityRegion: {
    zh: '{name}（{accepted}/{expected}，{rate}%）',
    en: '{name} ({accepted}/{expected}, {rate}%)',
  },
  bulletinQualityExplained: {
    zh: '核实性审核意见中，{zones}家单位的{findings}条已作说明，说明随档案封存。',
    en: '{findings} quality findings of {zones} zones came with an explanation, which the archive keeps.',
  },
  bulletinQualityNoneExplained: {
    zh: '本期没有附说明的核实性审核意见。',
    en: 'No quality finding came with an explanation.',
  },
  bulletinQualityOpen: {
    zh: '{zones}家单位有审核意见待说明，其数据为暂列，表中以◆标出。',
    en: '{zones} zones have findings to explain; their figures are provisional and marked ◆.',
  },
  bulletinQualityNoneOpen: { zh: '没有待说明的审核意见。', en: 'No finding waits for an explanation.' },
  bulletinQualityWithheld: {
    zh: '因单位过少，{count}个数字不单列（※）。',
    en: '{count} figures are not shown, as they rest on too few zones (※).',
  },
  bulletinQualityRevised: {
    zh: '第{edition}版中修订的数字{count}个，以r标出。',
    en: 'Edition {edition} revises {count} figures, marked r.',
  },

  // definitions, scope, marks
  bulletinDefinitions: { zh: '指标解释', en: 'Definitions' },
  bulletinDefinitionHead: { zh: '{name}（{unit}）', en: '{name} ({unit})' },
  bulletinDefinition: { zh: '{definition}。', en: '{definition}.' },
  bulletinDefinitionsChinese: {
    zh: '部分解释只有中文。',
    en: 'Some definitions are given in Chinese only, as the programme has them.',
  },
  bulletinScopeAndNotes: { zh: '统计范围与说明', en: 'Scope and notes' },
  bulletinScope: {
    zh: '统计范围为{form}规定的{zones}家填报单位，其中国家级{national}家、省级{provincial}家，分属{regions}个地区；{often}。',
    en: 'The bulletin covers the {zones} zones of {form}: {national} national and {provincial} provincial ones in {regions} regions, {often}.',
  },
  bulletinScopeMonthly: { zh: '按月报送', en: 'reporting monthly' },
  bulletinScopeAnnual: { zh: '按年报送', en: 'reporting once a year' },
  bulletinMarks: { zh: '表中符号', en: 'Marks in the tables' },
  bulletinMeansMissing: { zh: '数据不足或尚无数据', en: 'not available' },
  bulletinMeansNotApplicable: { zh: '不适用或不计算', en: 'not applicable or not computed' },
  bulletinMeansSuppressed: { zh: '因单位过少，不单列', en: 'not shown, as it rests on too few zones' },
  bulletinMeansEstimate: { zh: '（数字后）估计数', en: '(behind a number) estimate' },
  bulletinMeansRevised: { zh: '（数字后）修订数', en: '(behind a number) revised' },
  bulletinMeansOverdue: { zh: '（单位名称后）迟报', en: '(behind a name) overdue' },
  bulletinMeansToExplain: {
    zh: '（单位名称后）审核意见待说明，数据暂列',
    en: '(behind a name) findings to be explained, provisional',
  },
  bulletinLabelNext: { zh: '下期发布', en: 'Next release' },
} as const satisfies Record<string, Bilingual>

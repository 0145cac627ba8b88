import type { Bilingual } from '../submission.ts'

/** Words of the figures' CSV and of its description (CSVW). Column titles have the column's own name as key. */
export const figureMessages = {
  csvPoints: { zh: '百分点', en: 'percentage points' },
  csvMonths: { zh: '月', en: 'months' },
  csvTitle: {
    zh: '{series}（{period}，第{edition}版）：全部数据',
    en: '{series} ({period}, edition {edition}): all figures',
  },
  csvSyntheticZone: { zh: '{name}（样例单位）', en: '{name} (sample unit)' },
  csvNoticeRow: {
    zh: '首行（area_level 为 notice）说明数据性质，不是数据。',
    en: 'The first row (area_level notice) says what kind of data this is; it holds no figure.',
  },
} as const satisfies Record<string, Bilingual>

/** Columns that say of what a row is, in every table of figures. */
export const placeColumnTitles = {
  programme: { zh: '报表制度代码', en: 'Programme' },
  period: { zh: '报告期', en: 'Period' },
  edition: { zh: '版次', en: 'Edition' },
  area: { zh: '地区、单位或目标代码', en: 'Area, zone or target' },
  area_name: { zh: '地区、单位或目标名称', en: 'Name of the area' },
  area_level: { zh: '层级', en: 'Level of the area' },
  indicator: { zh: '指标代码', en: 'Indicator' },
  indicator_name: { zh: '指标名称', en: 'Name of the indicator' },
  part: { zh: '分项序号', en: 'Part' },
  unit: { zh: '计量单位', en: 'Unit' },
  measure: { zh: '时期', en: 'Measure' },
} as const satisfies Record<string, Bilingual>

export const figureColumnTitles = {
  ...placeColumnTitles,
  value: { zh: '数值', en: 'Value' },
  status: { zh: '状态', en: 'Status' },
  zones_counted: { zh: '汇总家数', en: 'Zones counted' },
  zones_expected: { zh: '应报家数', en: 'Zones expected' },
  growth: { zh: '同比', en: 'Change on a year earlier' },
  growth_unit: { zh: '同比单位', en: 'Unit of the change' },
  growth_mark: { zh: '同比标记', en: 'Mark where there is no rate' },
  zones_compared: { zh: '可比家数', en: 'Zones compared' },
  growth_plain: { zh: '同比（全部单位）', en: 'Change on a year earlier, all zones' },
  growth_plain_mark: { zh: '同比标记（全部单位）', en: 'Mark of the change of all zones' },
  growth_filed: { zh: '填报增速（可比价）', en: 'Filed growth, comparable prices' },
  growth_change: { zh: '增速变化', en: 'Change of growth' },
  previous: { zh: '环比', en: 'Change on the period before' },
  previous_unit: { zh: '环比单位', en: 'Unit of the change on the period before' },
  previous_mark: { zh: '环比标记', en: 'Mark where there is no rate on the period before' },
  zones_compared_previous: { zh: '环比可比家数', en: 'Zones compared with the period before' },
  covered_last_year: { zh: '上年数值覆盖率', en: 'Share of last year covered' },
  covered_last_period: { zh: '上期数值覆盖率', en: 'Share of the period before covered' },
  contribution: { zh: '贡献率', en: 'Contribution' },
  pull: { zh: '拉动', en: 'Pull' },
  rank: { zh: '位次', en: 'Rank' },
  ranked: { zh: '排位家数', en: 'Ranked among' },
} as const satisfies Record<string, Bilingual>

/** Groups of zones whose name is no text of the programme. */
export const groupLevelNames: Readonly<Record<string, Bilingual>> = {
  national: { zh: '国家级', en: 'National level' },
  provincial: { zh: '省级', en: 'Provincial level' },
}

/** What the codes in a column mean, by the column's name. */
export const figureColumnNotes: Readonly<Record<string, Bilingual>> = {
  area_level: {
    zh: 'province 合计；region 地区，不含其内的另一地区；region-with-inner 含其内的另一地区，仅供参照，不计入合计；zone 填报单位；zone-level 按级别，zone-kind 按类型，industry 按主导产业；target 目标；notice 说明。',
    en: 'province: total; region: without another unit inside it; region-with-inner: with it, for comparison, added to nothing; zone: reporting unit; zone-level, zone-kind, industry: zones by level, by kind, by leading industry; target: target of the plan; notice: a remark.',
  },
  part: { zh: '主导产业的序号；空为不分项。', en: 'Number of the leading industry; empty where there are no parts.' },
  measure: {
    zh: 'month 本期；ytd 本年累计；end 期末；month-derived、ytd-derived 由各期报表推算，未填报；median- 各单位中位数；目标行：reached 现值，target 目标值，share 完成率，reading 按其他口径，since 减去方案前的基数，yearly 折全年，change 近一年变化，needed-year、needed-month 到期前每年、每月所须，months-left 按近一年的变化达到目标还要的月数。',
    en: 'month: the period; ytd: year to date; end: end of period; month-derived, ytd-derived: computed from several periods, filed by nobody; median-: median of the zones. For targets: reached; target; share of target; reading: by another indicator; since: without what was there before the plan; yearly: carried on to the whole year; change: over the past year; needed-year, needed-month: until due; months-left: until the target is reached as it goes.',
  },
  value: {
    zh: '按指标的小数位数四舍五入一次。空为无数值，原因见状态。',
    en: 'Rounded once, half away from zero, to the decimals of the indicator. Empty where there is none: see status.',
  },
  status: {
    zh: '空 终稿；p 初步，有单位未报、未填或待说明；r 修订；e 估计；c 不公开；x 缺报；z 不适用或不计算。',
    en: 'empty: final; p: provisional, zones or figures are missing or to be explained; r: revised; e: estimate; c: confidential; x: missing; z: not applicable or not defined.',
  },
  growth: {
    zh: '只用两期均有数据的单位（可比口径），由未经舍入的数据得出。',
    en: 'On zones present in both periods only, from unrounded figures.',
  },
  growth_unit: {
    zh: 'percent 百分比；points 个百分点。',
    en: 'percent: percent of the base; points: percentage points.',
  },
  growth_mark: {
    zh: 'to-profit 扭亏为盈；to-loss 转亏；loss-narrowed 减亏；loss-widened 增亏；no-base 上年同期为零。',
    en: 'to-profit, to-loss, loss-narrowed, loss-widened; no-base: zero a year earlier.',
  },
  growth_plain: {
    zh: '本期全部已报单位与上年同期全部已报单位相比，两期单位可以不同；单位同 growth_unit。',
    en: 'All zones that have filed now against all that had filed then, which may be others; in growth_unit.',
  },
  growth_filed: {
    zh: '按可比价格计算、由单位填报的增速（%），不由现价数字推算。',
    en: 'Percent, at comparable prices as filed; never derived from current prices.',
  },
  growth_change: {
    zh: '本期同比减上期同比（按公布的一位小数），个百分点；正为加快，负为回落。',
    en: 'Percentage points: this growth less that of the period before, both as printed.',
  },
  previous: {
    zh: '期末数，或长度相同的月份，与上一期相比，只用两期均有数据的单位；有间断不计算。',
    en: 'Levels, and months as long as the one before, on zones present in both; none across a gap.',
  },
  covered_last_year: {
    zh: '%：上年同期数值中，本期已报单位所占比重。',
    en: 'Percent of last year’s value that belongs to zones which have filed now.',
  },
  covered_last_period: {
    zh: '%：上一期数值中，本期已报单位所占比重。',
    en: 'Percent of the value of the period before that belongs to zones which have filed now.',
  },
  contribution: {
    zh: '%：占合计增量的比重（可比口径）；各地区相加为100。',
    en: 'Percent of the increase of the total, on comparable zones; regions add up to 100.',
  },
  pull: {
    zh: '个百分点：拉动合计增长（可比口径）。',
    en: 'Percentage points of the growth of the total, on comparable zones.',
  },
  rank: {
    zh: '1为最优；相同者并列，其后跳号；指标本身为位次的，小者为优。',
    en: '1 is best; equals share a rank and the next is left out; of ranks, the lower is better.',
  },
}

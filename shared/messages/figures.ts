import type { Bilingual } from '../submission.ts'

/** Words of the figures' CSV and of its description (CSVW). Column titles have the column's own name as key. */
export const figureMessages = {
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

export const figureColumnTitles = {
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
  value: { zh: '数值', en: 'Value' },
  status: { zh: '状态', en: 'Status' },
  zones_counted: { zh: '汇总家数', en: 'Zones counted' },
  zones_expected: { zh: '应报家数', en: 'Zones expected' },
  growth: { zh: '同比', en: 'Change on a year earlier' },
  growth_unit: { zh: '同比单位', en: 'Unit of the change' },
  growth_mark: { zh: '同比标记', en: 'Mark where there is no rate' },
  zones_compared: { zh: '可比家数', en: 'Zones compared' },
} as const satisfies Record<string, Bilingual>

/** What the codes in a column mean, by the column's name. */
export const figureColumnNotes: Readonly<Record<string, Bilingual>> = {
  area_level: {
    zh: 'province 合计；region 地区，不含其内的另一地区；region-with-inner 含其内的另一地区，仅供参照，不计入合计；zone 填报单位；target 目标；notice 说明。',
    en: 'province: total; region: without another unit inside it; region-with-inner: with it, for comparison, added to nothing; zone: reporting unit; target: target of the plan; notice: a remark.',
  },
  part: { zh: '主导产业的序号；空为不分项。', en: 'Number of the leading industry; empty where there are no parts.' },
  measure: {
    zh: 'month 本期；ytd 本年累计；end 期末；目标行：reached 现值，target 目标值，share 完成率。',
    en: 'month: the period; ytd: year to date; end: end of period. For targets: reached, target, share of target.',
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
}

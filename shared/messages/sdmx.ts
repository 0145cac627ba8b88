import type { Bilingual } from '../submission.ts'

/** Names in the data structure definition: concepts by their id, and the codes of lists that no programme brings. */
export const sdmxMessages = {
  flow: { zh: '{series}：数据', en: '{series}: figures' },
  structure: { zh: '{title}的数据结构', en: 'Data structure of {title}' },
  concepts: { zh: '概念', en: 'Concepts' },
} as const satisfies Record<string, Bilingual>

export const sdmxConcepts = {
  FREQ: { zh: '频度', en: 'Frequency' },
  REF_AREA: { zh: '地区或填报单位', en: 'Region or zone' },
  AREA_LEVEL: { zh: '层级', en: 'Level of the area' },
  INDICATOR: { zh: '指标', en: 'Indicator' },
  PART: { zh: '分项', en: 'Part' },
  MEASURE: { zh: '时期', en: 'Measure' },
  TRANSFORMATION: { zh: '变换', en: 'Transformation' },
  TIME_PERIOD: { zh: '报告期', en: 'Period' },
  OBS_VALUE: { zh: '数值', en: 'Value' },
  UNIT_MEASURE: { zh: '计量单位', en: 'Unit' },
  OBS_STATUS: { zh: '状态', en: 'Status' },
  CONF_STATUS: { zh: '公开', en: 'Confidentiality' },
  DECIMALS: { zh: '小数位数', en: 'Decimals' },
  GROWTH_MARK: { zh: '增速标记', en: 'Mark where there is no rate' },
  ZONES_COUNTED: { zh: '汇总家数（同比为可比家数）', en: 'Zones counted; of growth, zones compared' },
  ZONES_EXPECTED: { zh: '应报家数', en: 'Zones expected' },
} as const satisfies Record<string, Bilingual>

export type SdmxConcept = keyof typeof sdmxConcepts

/** Codes as the cross-domain lists of SDMX have them (https://sdmx.org/?page_id=3215), and those that are this system's own. */
export const sdmxCodes = {
  FREQ: { M: { zh: '月', en: 'Monthly' }, A: { zh: '年', en: 'Annual' } },
  AREA_LEVEL: {
    province: { zh: '合计', en: 'Total' },
    region: { zh: '地区，不含其内的另一地区', en: 'Region, without another unit inside it' },
    'region-with-inner': {
      zh: '地区，含其内的另一地区，不计入合计',
      en: 'Region with the unit inside it; added to nothing',
    },
    zone: { zh: '填报单位', en: 'Reporting zone' },
  },
  MEASURE: {
    month: { zh: '本期', en: 'Of the period' },
    ytd: { zh: '本年累计', en: 'Year to date' },
    end: { zh: '期末', en: 'End of the period' },
  },
  TRANSFORMATION: {
    N: { zh: '原值', en: 'None' },
    GY: { zh: '同比（可比口径）', en: 'Change on a year earlier, on zones present in both periods' },
  },
  OBS_STATUS: {
    A: { zh: '正常', en: 'Normal value' },
    P: { zh: '初步', en: 'Provisional value' },
    E: { zh: '估计', en: 'Estimated value' },
    R: { zh: '修订', en: 'Revised since an earlier edition' },
    Q: { zh: '不公开', en: 'Missing value; suppressed' },
    O: { zh: '缺报', en: 'Missing value' },
    M: { zh: '不适用或不计算', en: 'Missing value; data cannot exist' },
  },
  CONF_STATUS: {
    F: { zh: '公开', en: 'Free' },
    C: { zh: '不公开', en: 'Confidential' },
  },
  GROWTH_MARK: {
    'to-profit': { zh: '扭亏为盈', en: 'Turned to profit' },
    'to-loss': { zh: '转亏', en: 'Turned to loss' },
    'loss-narrowed': { zh: '减亏', en: 'Loss narrowed' },
    'loss-widened': { zh: '增亏', en: 'Loss widened' },
    'no-base': { zh: '上年同期为零', en: 'Zero a year earlier' },
  },
} as const satisfies Partial<Record<SdmxConcept, Readonly<Record<string, Bilingual>>>>

export const sdmxParts = {
  total: { zh: '不分项', en: 'Total' },
  part: { zh: '第{n}主导产业', en: 'Leading industry {n}' },
  percent: { zh: '%', en: 'Percent' },
  points: { zh: '个百分点', en: 'Percentage points' },
} as const satisfies Record<string, Bilingual>

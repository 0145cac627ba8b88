import type { Bilingual } from '../submission.ts'

/** How a figure comes about, in words that a reader without code can check. */
export const lineageMessages = {
  sum: {
    zh: '{area}所辖、已通过审核且填报本指标的单位所报“{name}”（{measure}）之和',
    en: 'sum of "{name}" ({measure}) as filed by the accepted zones of {area} that have it',
  },
  sumOf: {
    zh: '（{terms}）之和{times}，先逐家计算，再加总',
    en: 'sum of ({terms}){times}, for each zone, then added up',
  },
  ratio: {
    zh: '各家{terms}之和 ÷ 各家{denominator}之和{times}，只用两者俱全的单位',
    en: 'sum of {terms} ÷ sum of {denominator}{times}, over zones that have both',
  },
  weighted: {
    zh: '各家（{name} × {weight}）之和 ÷ 各家{weight}之和，只用两者俱全的单位',
    en: 'sum of ({name} × {weight}) ÷ sum of {weight}, over zones that have both',
  },
  none: { zh: '本指标不汇总，只列各家所报', en: 'not added up: only the zones’ own figures are shown' },
  filed: { zh: '该单位所报“{name}”（{measure}），原样', en: '"{name}" ({measure}) exactly as the zone filed it' },
  filedRatio: { zh: '该单位{terms} ÷ {denominator}{times}', en: 'the zone’s {terms} ÷ {denominator}{times}' },
  filedSumOf: { zh: '该单位（{terms}）之和{times}', en: 'sum of the zone’s ({terms}){times}' },
  times: { zh: ' × {scale}', en: ' × {scale}' },
  plus: { zh: '＋', en: ' + ' },
  rounded: {
    zh: '{formula}；按{decimals}位小数四舍五入一次',
    en: '{formula}; rounded once, half away from zero; decimals: {decimals}',
  },
} as const satisfies Record<string, Bilingual>

/** Labels of the printed lineage. */
export const lineageLabels = {
  exact: { zh: '未舍入', en: 'exact' },
  formula: { zh: '算法', en: 'formula' },
  sums: { zh: '两项之和（分子已乘系数）', en: 'sums (numerator times the scale)' },
  counted: { zh: '汇总', en: 'counted' },
  missing: { zh: '未报或未通过', en: 'without a filing that counts' },
  lacking: { zh: '已报但无此数', en: 'filed without this figure' },
  growth: { zh: '同比', en: 'on a year earlier' },
  restated: { zh: '修订', en: 'restated' },
  filings: { zh: '所依据的报送', en: 'filings that it rests on' },
} as const satisfies Record<string, Bilingual>

/** Measures of a figure in words. */
export const measureNames: Readonly<Record<string, Bilingual>> = {
  month: { zh: '本期', en: 'the period' },
  ytd: { zh: '本年累计', en: 'year to date' },
  end: { zh: '期末', en: 'end of period' },
}

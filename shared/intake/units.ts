/**
 * Units that offices mix up, by family, as exact multiples of the family's smallest (mu to hectares is 1500 to 100). Maps, since
 * a cell may name what every object has: `constructor`.
 */
const FAMILIES: readonly ReadonlyMap<string, number>[] = [
  {
    元: 1,
    千元: 1_000,
    万元: 10_000,
    百万元: 1_000_000,
    千万元: 10_000_000,
    亿元: 100_000_000,
    万亿元: 1_000_000_000_000,
  },
  { 美元: 1, 千美元: 1_000, 万美元: 10_000, 百万美元: 1_000_000, 亿美元: 100_000_000 },
  // Area in thirds of a square metre: one mu is 2000/3 m².
  { 平方米: 3, 万平方米: 30_000, 亩: 2_000, 公顷: 30_000, 平方公里: 3_000_000, 平方千米: 3_000_000 },
  { 人: 1, 万人: 10_000 },
  { 吨: 1, 千吨: 1_000, 万吨: 10_000 },
  { 千瓦时: 1, 万千瓦时: 10_000, 亿千瓦时: 100_000_000 },
  { '%': 1 },
].map((units) => new Map(Object.entries(units)))

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    km2: '平方公里',
    'km²': '平方公里',
    m2: '平方米',
    'm²': '平方米',
    'm³': '立方米',
    ha: '公顷',
  }),
)

const BARE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    百: 100,
    千: 1_000,
    万: 10_000,
    百万: 1_000_000,
    千万: 10_000_000,
    亿: 100_000_000,
  }),
)

export type UnitRelation =
  | { readonly kind: 'own' }
  /** The same quantity: multiply by num / den to come to the wanted unit. */
  | { readonly kind: 'convertible'; readonly unit: string; readonly num: bigint; readonly den: bigint }
  | { readonly kind: 'foreign'; readonly unit: string }
  | { readonly kind: 'unknown' }

/** How a unit written behind a number relates to the unit of its row. */
export function relateUnits(written: string, wanted: string): UnitRelation {
  const unit = ALIASES.get(written) ?? written
  const own = ALIASES.get(wanted) ?? wanted
  if (unit === own) return { kind: 'own' }
  const family = FAMILIES.find((units) => units.has(own))
  const multiplier = BARE.get(unit)
  // A bare 万 or 亿 counts the family's base unit (3.2亿 in 亿元 is 3.2), or pieces where the unit has no family.
  if (multiplier !== undefined) return convertible(unit, BigInt(multiplier), BigInt(family?.get(own) ?? 1))
  const scale = family?.get(unit)
  if (family && scale !== undefined) return convertible(unit, BigInt(scale), BigInt(family.get(own) ?? 1))
  return FAMILIES.some((units) => units.has(unit)) ? { kind: 'foreign', unit } : { kind: 'unknown' }
}

/** The units in which a figure looks to have been filed when it is `ratio` times what was to be expected; null where there is none. */
export function unitAtRatio(unit: string, ratio: number): string | null {
  const own = ALIASES.get(unit) ?? unit
  const family = FAMILIES.find((units) => units.has(own))
  const scale = family?.get(own)
  if (!family || scale === undefined) return null
  const names = [...family].filter(([name, value]) => name !== own && near(scale / value, ratio))
  return names.length === 0 ? null : names.map(([name]) => name).join(' / ')
}

function near(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < 0.01
}

function convertible(unit: string, num: bigint, den: bigint): UnitRelation {
  return { kind: 'convertible', unit, num, den }
}

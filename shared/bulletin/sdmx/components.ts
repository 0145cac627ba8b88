import type { SdmxConcept } from '../../messages/sdmx.ts'
import type { Programme } from '../../programme/schema.ts'
import { areaCodes, type Code, indicatorCodes, ownCodes, partCodes, unitCodes } from './codes.ts'

/** How a component is written: by a code of the list with its own name (`CL_FREQ`), or as a text of this type. */
export type Representation = { readonly codes: (programme: Programme) => Code[] } | { readonly textType: string }

export interface Component {
  readonly id: SdmxConcept
  readonly representation: Representation
  /** Of attributes: whether every observation has it. */
  readonly usage?: 'mandatory' | 'optional'
}

/** What tells observations apart, in the order of their keys. */
export const DIMENSIONS: readonly Component[] = [
  { id: 'FREQ', representation: { codes: () => ownCodes('FREQ') } },
  { id: 'REF_AREA', representation: { codes: areaCodes } },
  { id: 'AREA_LEVEL', representation: { codes: () => ownCodes('AREA_LEVEL') } },
  { id: 'INDICATOR', representation: { codes: indicatorCodes } },
  { id: 'PART', representation: { codes: partCodes } },
  { id: 'MEASURE', representation: { codes: () => ownCodes('MEASURE') } },
  { id: 'TRANSFORMATION', representation: { codes: () => ownCodes('TRANSFORMATION') } },
]
export const TIME_DIMENSION: Component = { id: 'TIME_PERIOD', representation: { textType: 'ObservationalTimePeriod' } }
export const MEASURE: Component = { id: 'OBS_VALUE', representation: { textType: 'Decimal' } }

export const ATTRIBUTES: readonly Component[] = [
  { id: 'UNIT_MEASURE', representation: { codes: unitCodes }, usage: 'mandatory' },
  { id: 'OBS_STATUS', representation: { codes: () => ownCodes('OBS_STATUS') }, usage: 'mandatory' },
  { id: 'CONF_STATUS', representation: { codes: () => ownCodes('CONF_STATUS') }, usage: 'mandatory' },
  { id: 'DECIMALS', representation: { textType: 'Integer' }, usage: 'mandatory' },
  { id: 'GROWTH_MARK', representation: { codes: () => ownCodes('GROWTH_MARK') }, usage: 'optional' },
  { id: 'ZONES_COUNTED', representation: { textType: 'Integer' }, usage: 'mandatory' },
  { id: 'ZONES_EXPECTED', representation: { textType: 'Integer' }, usage: 'mandatory' },
]

export const COMPONENTS: readonly Component[] = [...DIMENSIONS, TIME_DIMENSION, MEASURE, ...ATTRIBUTES]

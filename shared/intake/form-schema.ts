import type { Json } from '../digest.ts'
import { formSchemaMessages } from '../messages/form-schema.ts'
import { fill } from '../messages/speak.ts'
import { type Period, periodLabel, periodSlug } from '../period.ts'
import type { Indicator, Programme, Zone } from '../programme/schema.ts'
import type { Series } from '../programme/series.ts'
import type { Bilingual } from '../submission.ts'
import { JSON_FORM } from './json-form.ts'
import { type FormRow, formLayout, formVersion } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'

export interface FormOf {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: Period
}

const WHOLE = `(0|[1-9][0-9]{0,${INTAKE_LIMITS.figureDigits - 1}})`
/** Marks of the form itself: not applicable, not available. */
export const FORM_MARKS = ['—', '…'] as const

/** Any text but a lost character: U+FFFD, and halves of characters, which become one when they are written out. */
const TEXT = { type: 'string', pattern: '^[^\\uD800-\\uDFFF\\uFFFD]*$' } as const

/** A figure as text: at most 18 digits before the point and six behind it, a sign only where the indicator may be negative. */
export function figurePattern({ mayBeNegative }: Pick<Indicator, 'mayBeNegative'>): string {
  return `${mayBeNegative ? '-?' : ''}${WHOLE}([.][0-9]{1,6})?`
}

/**
 * JSON Schema (2020-12) of the JSON form of one zone in one period. What it lets through is never refused for its structure: only
 * checks of the programme, and required figures that are missing, can still find something. The form as handed out fits it.
 */
export function formSchema({ programme, zone, period }: FormOf): Json {
  const rows = formLayout(programme, zone, period).map(rowSchema)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:zone-bulletin:form:${formVersion(programme)}:${periodSlug(period)}:${zone.id}`,
    ...described(formTitle({ programme, zone, period })),
    type: 'object',
    required: ['format', 'formVersion', 'zone', 'period', 'rows'],
    additionalProperties: false,
    properties: {
      format: { const: JSON_FORM },
      formVersion: { const: formVersion(programme) },
      period: { const: period },
      zone: {
        type: 'object',
        required: ['code'],
        additionalProperties: false,
        properties: { code: { const: zone.id }, name: { enum: spellings(zone.name) } },
      },
      ...Object.fromEntries(['programme', 'title', 'tableNumber', 'notice'].map((name) => [name, TEXT])),
      rows: { type: 'array', ...(rows.length === 0 ? {} : { prefixItems: rows }), items: false, minItems: rows.length },
      verdict: { ...TEXT, ...described(formSchemaMessages.answered) },
      findings: FINDINGS,
    },
  }
}

export function formTitle({ programme, zone, period }: FormOf): Bilingual {
  const inLanguage = (lang: keyof Bilingual) =>
    fill(formSchemaMessages.title[lang], {
      title: programme.title[lang],
      period: periodLabel(period, lang),
      zone: zone.name[lang],
    })
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}

const FINDINGS: Json = { type: 'array', items: { type: 'object' }, ...described(formSchemaMessages.answered) }

function rowSchema({ code, name, indicator, month, cumulative }: FormRow): Json {
  return {
    type: 'object',
    ...described(name),
    required: ['code', ...(month ? ['month'] : []), ...(cumulative ? ['cumulative'] : [])],
    additionalProperties: false,
    properties: {
      code: { const: code },
      name: { const: name.zh },
      nameEn: TEXT,
      unit: { enum: spellings(indicator.unit) },
      ...(month ? { month: figureSchema(month) } : {}),
      ...(cumulative ? { cumulative: figureSchema(cumulative) } : {}),
      ...Object.fromEntries(['previous', 'yearEarlier'].map((each) => [each, EARLIER])),
      remark: { ...TEXT, maxLength: INTAKE_LIMITS.remarkChars, ...described(formSchemaMessages.remark) },
      findings: FINDINGS,
    },
  }
}

const EARLIER: Json = { anyOf: [{ type: 'null' }, TEXT], ...described(formSchemaMessages.earlier) }

function figureSchema({ indicator }: Series): Json {
  const { unit } = indicator
  const { zh, en } = formSchemaMessages.figure
  return {
    ...described({ zh: fill(zh, { unit: unit.zh }), en: fill(en, { unit: unit.en }) }),
    anyOf: [{ type: 'null' }, { enum: FORM_MARKS }, { type: 'string', pattern: `^${figurePattern(indicator)}$` }],
  }
}

function spellings({ zh, en }: Bilingual): readonly string[] {
  return [...new Set([zh, en])]
}

/** Chinese as the title, English as the description: JSON Schema has no languages of its own. */
function described({ zh, en }: Bilingual): { readonly title: string; readonly description: string } {
  return { title: zh, description: en }
}

import { say } from '../../messages/catalogue.ts'
import type { Section } from '../document.ts'
import { labelled, paragraphs, section } from './blocks.ts'
import type { Source } from './tables.ts'

/** 指标解释: every indicator that the bulletin shows and the programme defines, in the programme's order. */
export function definitionSection({ lang, programme }: Source): Section {
  const { keyIndicators, regionIndicators, zoneIndicators } = programme.bulletin
  const codes = new Set([...keyIndicators, ...regionIndicators, ...zoneIndicators])
  const shown = programme.indicators.filter(({ code, definition }) => codes.has(code) && definition !== '')
  const chinese = lang === 'en' && shown.some(({ definitionEn }) => definitionEn === undefined)
  return section(lang, 'definitions', 'bulletinDefinitions', [
    paragraphs(chinese ? [say(lang, 'bulletinDefinitionsChinese')] : [], 'note'),
    labelled(
      shown.map(({ name, unit, definition, definitionEn }) => ({
        label: say(lang, 'bulletinDefinitionHead', { name: name[lang], unit: unit[lang] }),
        text: say(lang, 'bulletinDefinition', {
          definition: (lang === 'en' ? (definitionEn ?? definition) : definition).replace(/[。.]$/, ''),
        }),
      })),
    ),
  ])
}

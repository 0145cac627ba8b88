import { type Letter, type LetterPart, letter } from './letter.ts'
import type { Lang } from './messages/speak.ts'
import { say } from './messages/to-zone.ts'
import type { Programme, Zone } from './programme/schema.ts'

/** Every message to a zone, framed alike: the sample notice first where there is one, to whom, the matter, from whom. */
export function zoneLetter(
  { programme, zone, lang }: { readonly programme: Programme; readonly zone: Zone; readonly lang: Lang },
  subject: string,
  matter: readonly LetterPart[],
): Letter {
  const { office, sampleNotice } = programme
  return letter(lang, subject, [
    ...(sampleNotice ? [paragraph(sampleNotice[lang])] : []),
    paragraph(say(lang, 'mail.greeting', { zone: zone.name[lang] })),
    ...matter,
    paragraph(say(lang, 'mail.sign', { office: office.name[lang] })),
    paragraph(say(lang, 'mail.automatic', { contact: office.contact[lang] })),
  ])
}

export function paragraph(text: string): LetterPart {
  return { kind: 'paragraph', text }
}

import { pageMessages } from './page.ts'
import { speaker } from './speak.ts'
import { zoneMessages } from './to-zone.ts'

/** The part of the catalogue that the zones' pages speak: without the texts of bulletins. */
export const { say } = speaker({ ...zoneMessages, ...pageMessages })

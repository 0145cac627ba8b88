import { deskMessages } from './desk.ts'
import { pageMessages } from './page.ts'
import { speaker } from './speak.ts'
import { zoneMessages } from './to-zone.ts'

/** The part of the catalogue that the page for a clerk's own machine speaks. */
export const { say } = speaker({ ...zoneMessages, ...pageMessages, ...deskMessages })

import { answerMessages } from './answers.ts'
import { intakeMessages } from './intake.ts'
import { damageMessages } from './intake-damage.ts'
import { mailMessages } from './mail.ts'
import { speaker } from './speak.ts'

/** The part of the catalogue that intake, receipts and mail to zones speak: without the texts of pages and bulletins. */
export const zoneMessages = { ...intakeMessages, ...damageMessages, ...answerMessages, ...mailMessages } as const

export type ZoneMessageCode = keyof typeof zoneMessages

export const { say, sayBoth } = speaker(zoneMessages)

import { bulletinMessages } from './bulletin.ts'
import { deskMessages } from './desk.ts'
import { faceMessages } from './faces.ts'
import { officialMailMessages } from './official-mail.ts'
import { pageMessages } from './page.ts'
import { receiptMessages } from './receipt.ts'
import { restatementMessages } from './restatement.ts'
import { roundMailMessages } from './round-mail.ts'
import { sectionMessages } from './sections.ts'
import { speaker } from './speak.ts'
import { targetMessages } from './targets.ts'
import { zoneMessages } from './to-zone.ts'
import { wordMessages } from './words.ts'

export type { Lang } from './speak.ts'

/** Every sentence that a person reads, zh-CN first, English second; `{name}` takes a parameter. */
export const catalogue = {
  ...zoneMessages,
  ...roundMailMessages,
  ...pageMessages,
  ...deskMessages,
  ...bulletinMessages,
  ...receiptMessages,
  ...faceMessages,
  ...officialMailMessages,
  ...sectionMessages,
  ...restatementMessages,
  ...targetMessages,
  ...wordMessages,
} as const

export type MessageCode = keyof typeof catalogue

export const { say, sayBoth } = speaker(catalogue)

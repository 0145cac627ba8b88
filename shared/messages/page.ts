import type { Bilingual } from '../submission.ts'

export const pageMessages = {} as const satisfies Record<string, Bilingual>

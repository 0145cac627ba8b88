import type { Bilingual } from '../submission.ts'

export const bulletinMessages = {} as const satisfies Record<string, Bilingual>

import type { Bilingual } from '../submission.ts'

export const mailMessages = {} as const satisfies Record<string, Bilingual>

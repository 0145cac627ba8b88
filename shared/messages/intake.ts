import type { Bilingual } from '../submission.ts'

export const intakeMessages = {} as const satisfies Record<string, Bilingual>

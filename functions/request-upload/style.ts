import { createHash } from 'node:crypto'
import { STYLE } from '../../shared/page/style.ts'

/** What the page's policy lets through: this style and no other. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`

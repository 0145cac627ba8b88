import type { html } from 'hono/html'

/** Markup in which everything that was filled in has been escaped. */
export type Markup = ReturnType<typeof html>

/** The markup as text. Hono's templates wait for promises among their values; there are none in our pages. */
export function markupText(markup: Markup): string {
  if (markup instanceof Promise) throw new TypeError('a page was given a promise')
  return String(markup)
}

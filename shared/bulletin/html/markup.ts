import { html } from 'hono/html'

/** Markup in which everything that was filled in has been escaped. */
export type Markup = ReturnType<typeof html>

export const NOTHING: Markup = html``

/** Markup where a text is there, nothing where it is empty. */
export function when(text: string, markup: (text: string) => Markup): Markup {
  return text === '' ? NOTHING : markup(text)
}

/** A share of a chart's axis, `66.67%`. */
export function percent(part: number, whole = 1000): string {
  return `${((part * 100) / whole).toFixed(2)}%`
}

import { html } from 'hono/html'
import type { Lang } from '../../shared/messages/speak.ts'
import type { Markup } from '../../shared/page/markup.ts'
import { wholePage } from '../../shared/page/whole-page.ts'

/** The pages' whole appearance: one column on any screen and on paper, light or dark as the reader's own. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2530;--soft:#4d5a68;--line:#d5dbe2;--paper:#fff;--ground:#f3f5f8;--blue:#0b57a4;--note:#fff3cd;--noteink:#513c00}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#aab6c3;--line:#3a4653;--paper:#1b222a;--ground:#12171d;--blue:#8ec2ff;--note:#4a3a08;--noteink:#ffe9a8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.3;margin:.2rem 0 1rem}
h2{font-size:1.1rem;margin:1.4rem 0 .5rem}
a{color:var(--blue)}
.note{margin:0;padding:.6rem 1rem;background:var(--note);color:var(--noteink);text-align:center;font-weight:600}
.note+.note{border-top:1px solid var(--line)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0;background:var(--paper);border:1px solid var(--line);border-radius:8px}
li{padding:.6rem 1rem;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between}
li:first-child{border-top:0}
details{margin-top:1rem}
summary{cursor:pointer;padding:.3rem 0}
small,footer{color:var(--soft);font-size:.88rem}
footer{margin-top:2rem}
.switch{float:right}
button{font:inherit;font-weight:600;padding:.5rem 1rem;border-radius:6px;border:1px solid var(--blue);background:var(--paper);color:var(--blue);cursor:pointer}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
`

/** A whole page; everything that was filled in has been escaped. */
export function document(lang: Lang, title: string, notes: readonly string[], body: Markup): string {
  const noted = html`${notes.map((note) => html`<p class="note" role="note">${note}</p>`)}
<main>
${body}
</main>`
  return wholePage({ lang, title, style: STYLE, body: noted })
}

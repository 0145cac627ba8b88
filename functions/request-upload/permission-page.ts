import { html } from 'hono/html'
import { FILE_NAME_FIELD } from '../../shared/aws/objects.ts'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { periodLabel } from '../../shared/period.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { document, sampleBanner } from './layout.ts'

/** Where a browser without script uploads: a plain form straight to S3, which then sends the browser back to the zone's page. */
export function permissionPage(page: {
  readonly door: OpenDoor
  readonly lang: Lang
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  /** Until when, in words. */
  readonly until: string
}): string {
  const { door, lang, url, fields, until } = page
  const { programme, zone, round, token } = door
  const names = { zone: zone.name[lang], period: periodLabel(round.period, lang) }
  // S3 wants every field that its policy names; without script nobody can fill in the file's own name.
  const hidden = { ...fields, 'Content-Type': 'application/octet-stream', [FILE_NAME_FIELD]: '' }
  const megabytes = INTAKE_LIMITS.uploadBytes / 1024 / 1024
  const body = html`${sampleBanner(programme, lang)}
<main>
<h1>${say(lang, 'page.heading', names)}</h1>
<p class="zone">${names.zone}</p>
<form class="card" method="post" action="${url}" enctype="multipart/form-data">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p><label for="file">${say(lang, 'page.upload.permission', { time: until })}</label></p>
<p><input id="file" type="file" name="file" required accept=".xlsx,.csv,.json"></p>
<p class="hint">${say(lang, 'page.upload.hint', { megabytes })}</p>
<p><button>${say(lang, 'page.upload.button')}</button></p>
</form>
<p><a href="/z/${token}?lang=${lang}">${say(lang, 'page.back')}</a></p>
</main>`
  return document({ lang, title: say(lang, 'page.title', names), body })
}

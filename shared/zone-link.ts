import { ENV, requiredEnv } from './env.ts'
import type { Zone } from './programme/schema.ts'
import type { Round } from './round.ts'
import { issueLink } from './store/links.ts'

/** A new link for a zone, valid until the round closes, as the address that goes into one person's mail. */
export async function zoneLinkAddress(round: Round, zone: Zone, lang: 'zh' | 'en'): Promise<string> {
  return (await zoneLinkAddresses(round, zone, lang))('')
}

/** The same, with what lies behind it by path: `''` is the page, `/receipts/{id}/pdf` a receipt. */
export async function zoneLinkAddresses(
  round: Round,
  zone: Zone,
  lang: 'zh' | 'en',
): Promise<(path: string) => string> {
  const { programme, period, closesAt: expiresAt } = round
  const token = await issueLink({ programme, period, region: zone.region, zone: zone.id, expiresAt })
  const page = `${requiredEnv(ENV.publicUrl).replace(/\/$/, '')}/z/${token}`
  return (path) => `${page}${path}${lang === 'en' ? '?lang=en' : ''}`
}

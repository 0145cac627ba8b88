import { mapLimit } from '../../shared/concurrency.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { listRecipients, putRecipient, type Recipient } from '../../shared/store/recipients.ts'

const WRITES_AT_ONCE = 8

/** Invented addresses of the reserved domain example.com: one reporter a zone, and officials of each region. */
export function sampleRecipients(programme: Programme): Recipient[] {
  const zones = programme.zones.map(({ id, region }) =>
    recipient(reporterAddress(id), { role: 'zone', zone: id, region }),
  )
  const officials = programme.regions.map(({ code, level }) =>
    recipient(`official-${code}@example.com`, {
      role: 'official',
      zone: null,
      region: level === 'province' ? null : code,
    }),
  )
  // One who reads English, one of a region who does, and one who has it ahead: where the programme lets anybody.
  const [region] = programme.regions.filter(({ level }) => level === 'unit')
  const readers = [
    { ...recipient('reader@example.com', { role: 'official', zone: null, region: null }), lang: 'en' as const },
    {
      ...recipient('region-reader@example.com', { role: 'official', zone: null, region: region?.code ?? null }),
      lang: 'en' as const,
    },
    { ...recipient('early@example.com', { role: 'official', zone: null, region: null }), aheadMinutes: 30 },
  ]
  return [...zones, ...officials, ...readers]
}

export function reporterAddress(zone: string): string {
  return `${zone.toLowerCase()}@example.com`
}

export async function registerRecipients(programme: Programme): Promise<number> {
  const known = new Set((await listRecipients(programme.code)).map(({ address }) => address))
  const missing = sampleRecipients(programme).filter(({ address }) => !known.has(address))
  await mapLimit(missing, WRITES_AT_ONCE, (each) => putRecipient(programme.code, each))
  return missing.length
}

function recipient(address: string, rest: Pick<Recipient, 'role' | 'zone' | 'region'>): Recipient {
  return { address, lang: 'zh', suppressed: false, ...rest }
}

import * as v from 'valibot'
import { canonicalJson, sha256Hex } from '../digest.ts'
import type { EditionRef } from '../keys.ts'
import type { Period } from '../period.ts'

const FORMAT = 'zone-bulletin/archive/1'
export const MANIFEST_FILE = 'manifest.json'
export const CHECKPOINT_FILE = 'checkpoint.txt'

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Manifest = v.strictObject({
  format: v.literal(FORMAT),
  programme: v.string(),
  period: v.string(),
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  programmeHash: Hash,
  codeVersion: v.string(),
  previousManifestHash: v.nullable(Hash),
  files: v.array(v.strictObject({ path: v.string(), size: v.number(), sha256: Hash })),
})

/** Under which name a programme's archives are signed: part of the verifier key that people compare. */
export function verifierKeyName(programme: string): string {
  return `zone-bulletin/${programme}`
}

/** The list (清单) of an edition's files with their hashes, and what they were made from. */
export type Manifest = v.InferOutput<typeof Manifest>

export interface Provenance {
  readonly programmeHash: string
  readonly codeVersion: string
  /** Of the edition before, in the order of periods and editions; null for the first. */
  readonly previousManifestHash: string | null
}

/** The manifest's bytes: canonical JSON with a newline at the end. */
export function buildManifest(ref: EditionRef, made: Provenance, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const manifest: Manifest = {
    format: FORMAT,
    ...{ programme: ref.programme, period: ref.period, edition: ref.edition },
    ...made,
    files: [...files.keys()].sort().map((path) => {
      const bytes = files.get(path) ?? new Uint8Array()
      return { path, size: bytes.length, sha256: sha256Hex(bytes) }
    }),
  }
  return Buffer.from(`${canonicalJson(manifest)}\n`)
}

/** Null when the bytes are not exactly what `buildManifest` writes. */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  try {
    const text = Buffer.from(bytes).toString('utf8')
    const manifest = v.parse(Manifest, JSON.parse(text))
    return `${canonicalJson(manifest)}\n` === text ? manifest : null
  } catch {
    return null
  }
}

/** The text that is signed: which edition, its manifest's hash, and the hash of the one before. */
export function checkpointText(manifest: Manifest, manifestHash: string): string {
  return `${[
    `zone-bulletin ${manifest.programme}`,
    `period ${manifest.period}`,
    `edition ${manifest.edition}`,
    `manifest sha256 ${manifestHash}`,
    `previous ${manifest.previousManifestHash ?? 'none'}`,
  ].join('\n')}\n`
}

/** The edition that an edition follows: the last before it in the order of periods, then editions. */
export function previousEdition<E extends { period: Period; edition: number }>(
  editions: readonly E[],
  ref: { period: Period; edition: number },
): E | null {
  const before = (a: { period: Period; edition: number }, b: { period: Period; edition: number }) =>
    a.period === b.period ? a.edition - b.edition : a.period < b.period ? -1 : 1
  return (
    editions
      .filter((e) => before(e, ref) < 0)
      .sort(before)
      .at(-1) ?? null
  )
}

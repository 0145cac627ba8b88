import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { CorsRule } from './cors.ts'

export interface BucketConfig {
  readonly versioned: boolean
  /** default retention of every new version; needs versions */
  readonly objectLock?: { readonly mode: 'COMPLIANCE'; readonly days: number }
  readonly cors?: readonly CorsRule[]
}

const Version = v.object({
  key: v.string(),
  /** `null`, as S3 spells it, in a bucket without versions */
  versionId: v.string(),
  deleteMarker: v.boolean(),
  /** name of the file with the bytes; empty for a delete marker */
  blob: v.string(),
  sizeBytes: v.number(),
  /** hex MD5, without quotes */
  etag: v.string(),
  /** ISO instant in whole seconds: when the version became readable */
  lastModified: v.string(),
  /** what is answered with the object: content-type …, x-amz-meta-*, x-amz-checksum-* */
  headers: v.record(v.string(), v.string()),
  /** ISO instant until which compliance mode protects the version */
  retainUntil: v.nullable(v.string()),
})
export type ObjectVersion = v.InferOutput<typeof Version>

const LogLine = v.variant('act', [
  v.object({ act: v.literal('put'), version: Version }),
  v.object({ act: v.literal('remove'), key: v.string(), versionId: v.string() }),
  v.object({ act: v.literal('retain'), key: v.string(), versionId: v.string(), retainUntil: v.string() }),
])
type LogLine = v.InferOutput<typeof LogLine>

/**
 * The versions of one bucket: in memory to be read, in an append-only log to survive. Bytes are written to a file of
 * their own first; the one synchronous append then makes them exist, so that checking a condition and writing is atomic
 * and a process killed between the two leaves at most a file that nothing names. The page cache outlives the process;
 * a power cut is out of scope for a stand-in.
 */
export class Bucket {
  readonly name: string
  config: BucketConfig
  /** grows with every change; versions of a key sort by it */
  sequence = 0
  readonly #log: string
  readonly #blobs: string
  readonly #versions = new Map<string, ObjectVersion[]>()
  readonly #removedAt = new Map<string, number>()
  /** in S3's order, UTF-8 bytes */
  readonly #keys: string[] = []

  constructor(name: string, config: BucketConfig, directory: string) {
    this.name = name
    this.config = config
    this.#log = join(directory, 'versions.jsonl')
    this.#blobs = join(directory, 'blobs')
    mkdirSync(this.#blobs, { recursive: true })
    this.#replay()
  }

  /** Newest first, delete markers included. */
  versions(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? []
  }

  /** The object that a plain GET sees. */
  current(key: string): ObjectVersion | undefined {
    const newest = this.versions(key)[0]
    return newest?.deleteMarker ? undefined : newest
  }

  /** Keys with any version that start with `prefix` and come after `after`, in order. */
  *keysFrom(prefix: string, after: string): Generator<string> {
    const from = prefix > after ? this.#position(prefix) : this.#position(after)
    for (let i = from; i < this.#keys.length; i++) {
      const key = this.#keys[i] ?? ''
      if (compareKeys(key, prefix) > 0 && !key.startsWith(prefix)) return
      if (key.startsWith(prefix) && (after === '' || key !== after)) yield key
    }
  }

  /** Was a version or marker of the key removed or covered after the sequence? */
  removedSince(key: string, sequence: number): boolean {
    return (this.#removedAt.get(key) ?? 0) > sequence
  }

  async writeBlob(bytes: Uint8Array): Promise<string> {
    const blob = randomBytes(16).toString('hex')
    await writeFile(join(this.#blobs, blob), bytes)
    return blob
  }

  dropBlob(blob: string): void {
    if (blob !== '') rmSync(join(this.#blobs, blob), { force: true })
  }

  /** Opened at once: whoever reads an object keeps its bytes even when the next request replaces it. */
  openBlob(version: ObjectVersion): number {
    return openSync(join(this.#blobs, version.blob), 'r')
  }

  readBlob(version: ObjectVersion): Buffer {
    return version.sizeBytes === 0 ? Buffer.alloc(0) : readFileSync(join(this.#blobs, version.blob))
  }

  put(version: Omit<ObjectVersion, 'versionId'>): ObjectVersion {
    const versionId = this.config.versioned ? randomBytes(24).toString('base64url') : 'null'
    const stored = { ...version, versionId }
    const replaced = this.config.versioned ? [] : this.versions(version.key)
    this.#write({ act: 'put', version: stored })
    for (const old of replaced) this.dropBlob(old.blob)
    return stored
  }

  /** Removes a version for good. */
  remove(version: ObjectVersion): void {
    this.#write({ act: 'remove', key: version.key, versionId: version.versionId })
    this.dropBlob(version.blob)
  }

  retain(version: ObjectVersion, retainUntil: string): void {
    this.#write({ act: 'retain', key: version.key, versionId: version.versionId, retainUntil })
  }

  #write(line: LogLine): void {
    appendFileSync(this.#log, `${JSON.stringify(line)}\n`)
    this.#apply(line)
  }

  #apply(line: LogLine): void {
    this.sequence += 1
    if (line.act === 'put') {
      const { key, deleteMarker } = line.version
      if (!this.#versions.has(key)) this.#keys.splice(this.#position(key), 0, key)
      this.#versions.set(key, [line.version, ...(this.config.versioned ? this.versions(key) : [])])
      if (deleteMarker) this.#removedAt.set(key, this.sequence)
      return
    }
    const versions = this.versions(line.key)
    if (line.act === 'retain') {
      const retained = versions.map((version) =>
        version.versionId === line.versionId ? { ...version, retainUntil: line.retainUntil } : version,
      )
      this.#versions.set(line.key, retained)
      return
    }
    this.#removedAt.set(line.key, this.sequence)
    const left = versions.filter((version) => version.versionId !== line.versionId)
    if (left.length > 0) this.#versions.set(line.key, left)
    else if (this.#versions.delete(line.key)) this.#keys.splice(this.#position(line.key), 1)
  }

  /** Reads the log back; a last line that a kill tore was never answered, so it is cut off. */
  #replay(): void {
    const text = existsSync(this.#log) ? readFileSync(this.#log, 'utf8') : ''
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (whole.length < text.length) truncateSync(this.#log, Buffer.byteLength(whole))
    for (const line of whole.split('\n')) {
      if (line !== '') this.#apply(v.parse(LogLine, JSON.parse(line)))
    }
    const named = new Set([...this.#versions.values()].flat().map((version) => version.blob))
    for (const blob of readdirSync(this.#blobs)) if (!named.has(blob)) this.dropBlob(blob)
  }

  /** Index of the first key that is not before `key`. */
  #position(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareKeys(this.#keys[middle] ?? '', key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

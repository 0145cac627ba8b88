import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Bucket, type BucketConfig } from './bucket.ts'

const texts = v.array(v.string())
const Config = v.object({
  versioned: v.boolean(),
  objectLock: v.exactOptional(v.object({ mode: v.literal('COMPLIANCE'), days: v.pipe(v.number(), v.minValue(1)) })),
  cors: v.exactOptional(
    v.array(
      v.object({
        allowedOrigins: texts,
        allowedMethods: texts,
        allowedHeaders: v.exactOptional(texts),
        exposedHeaders: v.exactOptional(texts),
        maxAgeSeconds: v.exactOptional(v.number()),
      }),
    ),
  ),
})

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

export interface Store {
  bucket(name: string): Bucket | undefined
  /** Makes the bucket, or gives one that exists the new configuration; versions cannot be switched off again. */
  createBucket(name: string, config: BucketConfig): void
}

/** Buckets under `dataDir`, one directory each: `bucket.json`, `versions.jsonl`, `blobs/`. */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true })
  const buckets = new Map<string, Bucket>()
  for (const name of readdirSync(dataDir).filter((entry) => BUCKET_NAME.test(entry))) {
    const config = v.parse(Config, JSON.parse(readFileSync(join(dataDir, name, 'bucket.json'), 'utf8')))
    buckets.set(name, new Bucket(name, config, join(dataDir, name)))
  }
  return {
    bucket: (name) => buckets.get(name),
    createBucket(name, config) {
      if (!BUCKET_NAME.test(name)) throw new Error(`not a bucket name: ${name}`)
      const parsed = v.parse(Config, config)
      if (parsed.objectLock && !parsed.versioned) throw new Error(`Object Lock needs versions: ${name}`)
      const existing = buckets.get(name)
      if (existing && existing.config.versioned !== parsed.versioned) throw new Error(`versioning of ${name} is fixed`)
      writeConfig(dataDir, name, parsed)
      if (existing) existing.config = parsed
      else buckets.set(name, new Bucket(name, parsed, join(dataDir, name)))
    },
  }
}

/** The rename of a finished directory or file is the marker: a bucket without configuration is never seen. */
function writeConfig(dataDir: string, name: string, config: BucketConfig): void {
  const directory = join(dataDir, name)
  const text = `${JSON.stringify(config, null, 2)}\n`
  if (readdirSync(dataDir).includes(name)) {
    writeFileSync(join(directory, 'bucket.json.new'), text)
    renameSync(join(directory, 'bucket.json.new'), join(directory, 'bucket.json'))
    return
  }
  const fresh = join(dataDir, `.new-${name}`)
  mkdirSync(fresh, { recursive: true })
  writeFileSync(join(fresh, 'bucket.json'), text)
  renameSync(fresh, directory)
}

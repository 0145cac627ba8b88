import { deflateRaw as deflated, Inflate } from 'pako'

// In place of shared/flate.ts: pako is zlib itself in JavaScript, so that a file which zlib refuses is refused here too.

type Flate = typeof import('../../shared/flate.ts')

const LARGEST_CHUNK_BYTES = 256 * 1024

export const inflateRaw: Flate['inflateRaw'] = (packed, limitBytes) => {
  const limit = Math.max(limitBytes, 1)
  const chunks: Uint8Array[] = []
  let total = 0
  const stream = new Inflate({ raw: true, chunkSize: Math.min(limitBytes + 64, LARGEST_CHUNK_BYTES) })
  stream.onData = (chunk: Uint8Array) => {
    total += chunk.length
    // Thrown through pako, for nothing else stops it.
    if (total > limit) throw new LimitReached()
    chunks.push(chunk)
  }
  try {
    stream.push(packed, true)
  } catch (error) {
    if (error instanceof LimitReached) return 'larger'
    throw error
  }
  return stream.err === 0 && 'ended' in stream && stream.ended === true ? joined(chunks, total) : 'damaged'
}

class LimitReached extends Error {
  override readonly name = 'LimitReached'
}

export const deflateRaw: Flate['deflateRaw'] = (data) => deflated(data)

export const crc32Of: Flate['crc32Of'] = (data) => {
  let crc = ~0
  for (const byte of data) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** The reversed polynomial of ISO 3309, a byte at a time. */
const TABLE = Int32Array.from({ length: 256 }, (_none, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks
  if (only && chunks.length === 1) return only
  const whole = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

// Node's zlib. A browser has none that answers at once: what runs there is built with the module of the same name in `tools/desk/`.

/** The bytes of a raw deflate stream (RFC 1951) where they are no more than `limitBytes`, else why not. Never holds more than that and a chunk. */
export function inflateRaw(packed: Uint8Array, limitBytes: number): Uint8Array | 'larger' | 'damaged' {
  try {
    return inflateRawSync(packed, {
      chunkSize: chunkBytes(packed.length, limitBytes),
      maxOutputLength: Math.max(limitBytes, 1),
    })
  } catch (error) {
    return error instanceof RangeError ? 'larger' : 'damaged'
  }
}

/** Deflate packs 258 bytes into two bits at best: whoever declares more than that gets no room for it. */
const LARGEST_RATIO = 1032

/** Room for all of it at once, so that nothing is put together afterwards, and a little more so that the end is seen at once too. */
function chunkBytes(packedBytes: number, limitBytes: number): number {
  return Math.min(limitBytes, packedBytes * LARGEST_RATIO) + 64
}

export function deflateRaw(data: Uint8Array): Uint8Array {
  return deflateRawSync(data)
}

/** CRC-32 as zip and gzip use it. */
export function crc32Of(data: Uint8Array): number {
  return crc32(data)
}

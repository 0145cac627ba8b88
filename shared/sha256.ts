import { createHash } from 'node:crypto'

// Node's OpenSSL; what runs in a browser is built with the module of the same name in `tools/desk/`.

/** Lower-case hex SHA-256 of the bytes (or of the UTF-8 of a text). */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

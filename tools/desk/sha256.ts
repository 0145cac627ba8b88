import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'

// In place of shared/sha256.ts: a page opened from disk has no digest that answers at once.

export const sha256Hex: typeof import('../../shared/sha256.ts')['sha256Hex'] = (data) => bytesToHex(sha256(data))

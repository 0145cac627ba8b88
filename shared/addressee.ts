import { sha256Hex } from './digest.ts'

/** How an address is named where the address itself must not stand: in logs, archives and on screens. */

/** The first half of the SHA-256 of a programme and an address, hex: who knows the address can prove that it is the one. */
export function addresseeHash(programme: string, address: string): string {
  return sha256Hex(`${programme}\n${address.toLowerCase()}`).slice(0, 32)
}

/** `z***@example.com`: enough for an operator who knows the list, too little for anybody else. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${[...address][0]}***${address.slice(at)}`
}

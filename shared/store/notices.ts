import * as v from 'valibot'
import { getItem, putIfAbsent, queryItems, replaceItem } from '../aws/table.ts'
import { StoredShapeError } from '../errors.ts'
import type { TableKey } from '../keys.ts'
import { checked } from '../records.ts'

/** One message that goes out once: claimed before it is sent, marked after; what the mail service hears of it comes later. */
export interface Notice {
  /** When it was taken in hand; null: given back, to be taken at once. */
  readonly claimedAt: string | null
  /** Hand-overs begun, counted before the message leaves. */
  readonly attempts: number
  /** When it was taken over from a sender that died with it in hand: the recipient may have it twice. Null: never. */
  readonly takenOverAt: string | null
  readonly sentAt: string | null
  readonly messageId: string | null
  readonly deliveredAt: string | null
  readonly problem: DeliveryProblem | null
}

/** Why a message did not reach its recipient, or was not wanted. */
export interface DeliveryProblem {
  /** `refused` at hand-over and for good; `bounced` later, for good; `returned`: given up for now (a full mailbox); `complained`: called spam. */
  readonly kind: 'refused' | 'bounced' | 'returned' | 'complained'
  readonly at: string
  /** A code of the mail service, never its sentence, which may repeat the address. */
  readonly code: string
}

/** What became of wanting to send a message. */
export type Claim =
  | { readonly state: 'mine'; readonly held: Notice; readonly takenOver: boolean }
  | { readonly state: 'sent' | 'refused' | 'busy'; readonly held: Notice }

/** Writers that meet: the sender, and whoever records what the mail service heard. */
const UPDATE_ATTEMPTS = 8

/**
 * `mine` for exactly one of those who want to send the message `key` stands for; the attempt is recorded before anything leaves. A
 * claim that was never marked, because its owner died, may be taken over after `takeOverSeconds`, and stays marked as such, for the
 * message may have left before. `now` is an instant.
 */
export async function claimNotice(key: TableKey, now: string, takeOverSeconds: number): Promise<Claim> {
  const first: Notice = { ...UNSENT, claimedAt: now, attempts: 1 }
  if (await putIfAbsent(key, first)) return { state: 'mine', held: first, takenOver: false }
  const held = await loadNotice(key)
  if (!held) throw new StoredShapeError(`the notice ${key.sk} was there and is gone`)
  if (held.sentAt !== null) return { state: 'sent', held }
  if (held.problem?.kind === 'refused') return { state: 'refused', held }
  if (isInHand(held, now, takeOverSeconds)) return { state: 'busy', held }
  const takenOver = held.claimedAt !== null
  const claim = { ...held, claimedAt: now, attempts: held.attempts + 1, ...(takenOver ? { takenOverAt: now } : {}) }
  return (await replaceItem(key, held, claim))
    ? { state: 'mine', held: claim, takenOver }
    : { state: 'busy', held: (await loadNotice(key)) ?? held }
}

/** The marker goes last: only a message that the mail service took is never sent again. `claim` is what `claimNotice` gave. */
export async function markSent(key: TableKey, claim: Notice, now: string, messageId: string): Promise<Notice> {
  const mark = (held: Notice): Notice => ({ ...held, sentAt: now, messageId })
  // Usually nobody else has touched it since.
  return (await replaceItem(key, claim, mark(claim))) ? mark(claim) : updateNotice(key, mark)
}

/** Gives back the claim of a message that was refused for now, so that the next attempt need not wait until it can be taken over. */
export async function releaseNotice(key: TableKey): Promise<void> {
  await updateNotice(key, (held) => (held.sentAt === null ? { ...held, claimedAt: null } : held))
}

/** Records why a message did not arrive; a complaint outlives a bounce, and the first of a kind stands. */
export async function markProblem(key: TableKey, problem: DeliveryProblem): Promise<Notice> {
  const weight = { returned: 1, refused: 2, bounced: 2, complained: 3 } as const
  return updateNotice(key, (held) =>
    held.problem && weight[held.problem.kind] >= weight[problem.kind] ? held : { ...held, problem },
  )
}

export async function markDelivered(key: TableKey, at: string): Promise<Notice> {
  return updateNotice(key, (held) => (held.deliveredAt === null ? { ...held, deliveredAt: at } : held))
}

export function loadNotice(key: TableKey): Promise<Notice | null> {
  return getItem(key, parseNotice)
}

/** Every notice of a partition, by the rest of its sort key after a prefix. */
export async function listNotices({ pk, sk: prefix }: TableKey): Promise<{ rest: string; notice: Notice }[]> {
  const found = await queryItems(pk, prefix, parseNotice)
  return found.map(({ sk, data }) => ({ rest: sk.slice(prefix.length), notice: data }))
}

const UNSENT: Notice = {
  ...{ claimedAt: null, attempts: 0, takenOverAt: null, sentAt: null, messageId: null },
  ...{ deliveredAt: null, problem: null },
}

function isInHand({ claimedAt }: Notice, now: string, takeOverSeconds: number): boolean {
  return claimedAt !== null && Date.parse(claimedAt) + takeOverSeconds * 1000 > Date.parse(now)
}

/** Changes what is there, whoever else changes it meanwhile; a notice that nobody claimed is begun by it. */
async function updateNotice(key: TableKey, change: (held: Notice) => Notice): Promise<Notice> {
  for (let attempt = 0; attempt < UPDATE_ATTEMPTS; attempt++) {
    const held = await loadNotice(key)
    const changed = change(held ?? UNSENT)
    if (held === changed) return changed
    if (held ? await replaceItem(key, held, changed) : await putIfAbsent(key, changed)) return changed
  }
  throw new StoredShapeError(`the notice ${key.pk} was changed ${UPDATE_ATTEMPTS} times while it was being marked`)
}

const NoticeSchema = v.strictObject({
  claimedAt: v.nullable(v.string()),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  takenOverAt: v.nullable(v.string()),
  sentAt: v.nullable(v.string()),
  messageId: v.nullable(v.string()),
  deliveredAt: v.nullable(v.string()),
  problem: v.nullable(
    v.strictObject({
      kind: v.picklist(['refused', 'bounced', 'returned', 'complained']),
      at: v.string(),
      code: v.string(),
    }),
  ),
})

function parseNotice(data: unknown): Notice {
  return checked(NoticeSchema, data, 'notice')
}

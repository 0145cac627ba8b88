import * as v from 'valibot'
import { S3Error } from './errors.ts'
import type { PostForm } from './post-form.ts'
import { type Credentials, parseAmzTime, readCredential, requireSignature } from './sigv4.ts'

const Size = v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]), v.safeInteger())
const Policy = v.object({
  expiration: v.pipe(v.string(), v.isoTimestamp()),
  conditions: v.array(
    v.union([
      v.pipe(
        v.record(v.string(), v.string()),
        v.check((record) => Object.keys(record).length === 1),
      ),
      v.strictTuple([v.picklist(['eq', 'starts-with']), v.string(), v.string()]),
      v.strictTuple([v.literal('content-length-range'), Size, Size]),
    ]),
  ),
})
type Policy = v.InferOutput<typeof Policy>

type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'size'; readonly min: number; readonly max: number }

/** Fields that a policy need not name. */
const FREE_FIELDS = ['policy', 'x-amz-signature']

/**
 * Verifies a browser upload: signature over the policy, expiry, every condition, no field that the policy does not name.
 * A policy without size condition has no limit of its own. Returns the region of the credential.
 * Source: docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function verifyPostPolicy(form: PostForm, bucketName: string, credentials: Credentials, now: Date): string {
  const { region, policy } = readSigned(form, credentials)
  if (Date.parse(policy.expiration) <= now.getTime()) throw refused('Policy expired.')
  // the bucket of the address is what counts, so a form's own field must say the same
  const fields = new Map([...form.fields, ['bucket', bucketName]])
  if (form.fields.has('bucket') && form.fields.get('bucket') !== bucketName) {
    throw refused('Policy Condition failed: ["eq", "$bucket"]')
  }
  const conditions = policy.conditions.map(readCondition)
  const named = new Set(conditions.map((condition) => (condition.kind === 'size' ? '' : condition.field)))
  for (const condition of conditions) checkCondition(condition, fields, form.file.length)
  const extra = [...form.fields.keys()].filter(
    (field) => !named.has(field) && !FREE_FIELDS.includes(field) && !field.startsWith('x-ignore-'),
  )
  if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(', ')}`)
  return region
}

function readSigned({ fields }: PostForm, credentials: Credentials): { region: string; policy: Policy } {
  const text = fields.get('policy')
  if (text === undefined) throw new S3Error('AccessDenied')
  const time = requireField(fields, 'x-amz-date')
  if (requireField(fields, 'x-amz-algorithm') !== 'AWS4-HMAC-SHA256' || parseAmzTime(time) === null) {
    throw new S3Error('InvalidArgument', 'X-Amz-Algorithm or X-Amz-Date is not valid')
  }
  const { region, signingKey } = readCredential(requireField(fields, 'x-amz-credential'), time, credentials)
  requireSignature(signingKey, text, requireField(fields, 'x-amz-signature'))
  return { region, policy: parsePolicy(text) }
}

function requireField(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name)
  if (value !== undefined) return value
  throw new S3Error('InvalidArgument', `Bucket POST must contain a field named '${name}'.`)
}

function parsePolicy(text: string): Policy {
  try {
    return v.parse(Policy, JSON.parse(Buffer.from(text, 'base64').toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError) throw new S3Error('InvalidPolicyDocument')
    throw error
  }
}

function readCondition(condition: Policy['conditions'][number]): Condition {
  if (!Array.isArray(condition)) {
    const [[field = '', value = ''] = []] = Object.entries(condition)
    return { kind: 'eq', field: field.toLowerCase(), value }
  }
  if (condition[0] === 'content-length-range') return { kind: 'size', min: condition[1], max: condition[2] }
  const [kind, name, value] = condition
  if (!name.startsWith('$')) throw new S3Error('InvalidPolicyDocument')
  return { kind, field: name.slice(1).toLowerCase(), value }
}

function checkCondition(condition: Condition, fields: ReadonlyMap<string, string>, sizeBytes: number): void {
  if (condition.kind === 'size') {
    if (sizeBytes > condition.max) throw new S3Error('EntityTooLarge')
    if (sizeBytes < condition.min) throw new S3Error('EntityTooSmall')
    return
  }
  const { kind, field, value } = condition
  const given = fields.get(field)
  // a form without the field fails, also where any content is allowed
  if (given !== undefined && (kind === 'eq' ? given === value : given.startsWith(value))) return
  throw refused(`Policy Condition failed: ${JSON.stringify([kind, `$${field}`, value])}`)
}

function refused(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`)
}

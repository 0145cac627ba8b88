/**
 * Every statement that names a resource by `*`, by its Sid, and why it can't be narrower. A test fails on any other.
 * (A prefix of a bucket from shared/keys.ts is a scope, not a wildcard; a Deny may be as wide as it likes.)
 */
export const WILDCARDS = {
  KeyAdministration:
    'A key policy names its own key by *: KMS reads it as this key and nothing else. It lets the account’s own IAM policies decide.',
  ExecutionLogDelivery:
    'Step Functions sets up log delivery through CloudWatch’s delivery API, whose actions know no resources (AWS: cw-logs.html#cloudwatch-iam-policy).',
} as const

export type WildcardSid = keyof typeof WILDCARDS

/** The Sid of a statement that needs a wildcard: only listed ones compile. */
export const wildcardSid = (sid: WildcardSid): WildcardSid => sid

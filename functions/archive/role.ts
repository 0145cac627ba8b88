/**
 * Whether a token's claim names a role. API Gateway hands an array claim on as text, `[auditor operator]`, a single value as
 * it is, and a local verifier may hand on the array itself.
 */
export function hasRole(claims: Readonly<Record<string, unknown>>, claim: string, role: string): boolean {
  const value = claims[claim]
  if (Array.isArray(value)) return value.includes(role)
  if (typeof value !== 'string') return false
  const listed = /^\[(.*)\]$/.exec(value)?.[1]
  return listed === undefined ? value === role : listed.split(/[\s,]+/).includes(role)
}

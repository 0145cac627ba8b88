/** Limits that every AWS client here shares: attempts with backoff, and how long one attempt may take, in milliseconds. */
export const CLIENT_LIMITS = {
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000 },
} as const

/** Makes a client when it is first needed, once a process: imports stay free of work and of environment. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

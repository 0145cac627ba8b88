/** Maps with at most `limit` calls under way; results in the order of the items. The first failure rejects and starts nothing new. */
export async function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length)
  const waiting = items.entries()
  let failed = false
  const worker = async () => {
    // The workers share one iterator: each takes the next item that nobody has taken.
    for (const [index, item] of waiting) {
      if (failed) return
      try {
        results[index] = await map(item, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}

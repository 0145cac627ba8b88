// What the shared modules use of JavaScript that is younger than Chromium 87, as ECMA-262 has it. Only this page carries it.

add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
add(Object.getPrototypeOf(Uint8Array.prototype), 'at', at)
add(Array.prototype, 'toReversed', function toReversed<T>(this: readonly T[]) {
  return [...this].reverse()
})
add(Array.prototype, 'toSorted', function toSorted<T>(this: readonly T[], order?: (a: T, b: T) => number) {
  return [...this].sort(order)
})
add(Array.prototype, 'findLast', function findLast<T>(this: readonly T[], matches: (value: T) => boolean) {
  return [...this].reverse().find((value) => matches(value))
})
add(Array.prototype, 'with', function withValue<T>(this: readonly T[], index: number, value: T) {
  const copy = [...this]
  copy[index < 0 ? this.length + index : index] = value
  return copy
})
add(String.prototype, 'toWellFormed', function toWellFormed(this: string) {
  return String(this).replace(/\p{Surrogate}/gu, '\ufffd')
})
add(
  Object,
  'hasOwn',
  (object: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(object, name) !== undefined,
)
add(Map, 'groupBy', function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K) {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
    index += 1
  }
  return groups
})

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
}

/** As built-ins are: not seen by loops. What the browser has itself stays. */
function add(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

export {}

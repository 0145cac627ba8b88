const PROTOTYPES = [Object, Array, String, Number, Function, Map, Set, RegExp, Promise, Uint8Array].map(
  ({ prototype }): object => prototype,
)

/** What all objects inherit, in one text: it changes when a file has added or taken away a member. */
export function prototypesNow(): string {
  return PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('|')
}

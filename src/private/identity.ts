/** Marks the instances of a class so that they are known across several copies of this library. */
export function mark(instance: object, symbol: symbol): void {
  Object.defineProperty(instance, symbol, { value: true });
}

export function isMarked(x: unknown, symbol: symbol): boolean {
  return typeof x === 'object' && x !== null && symbol in x;
}

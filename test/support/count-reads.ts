/** A view of facts that counts how often a property of any of them is read. */
export function countReads<T extends object>(facts: T): { readonly counted: T; readonly reads: () => number } {
  let reads = 0;
  // Each object has one view, so that nodes stay equal to themselves, and cycles end.
  const views = new WeakMap<object, object>();
  return { counted: view(facts), reads: () => reads };

  function view<U extends object>(target: U): U {
    const known = views.get(target) as U | undefined;
    if (known) {
      return known;
    }
    const proxy = new Proxy(target, {
      get(object, key, receiver) {
        reads += 1;
        const value: unknown = Reflect.get(object, key, receiver);
        return typeof value === 'object' && value !== null ? view(value) : value;
      },
    });
    views.set(target, proxy);
    return proxy;
  }
}

/**
 * A function of an object, such as a node, that computes its value once for each: many rules need what is known of a
 * collaboration, for each of its resources. It is right only for what never changes, as a graph that is read.
 */
export function onceFor<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const values = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = values.get(key);
    if (known) {
      return known.value;
    }
    const value = compute(key);
    values.set(key, { value });
    return value;
  };
}

import { Concatenation, ReferenceTo } from '../../src/model/raw';

/**
 * A view of facts that records which unknowns are met while they are read: an unknown fact, an incomplete list, a pointer
 * that leads nowhere known, a link that leads out of the app.
 *
 * What is read counts, not what is there: most nodes hold unknowns that a rule has nothing to do with.
 */
export function watch<T extends object>(facts: T): { readonly watched: T; readonly unknowns: () => readonly string[] } {
  const met = new Set<string>();
  // Each object has one view, so that nodes stay equal to themselves, and cycles end.
  const views = new WeakMap<object, object>();
  return { watched: view(facts, 'subject'), unknowns: () => [...met] };

  function seen(value: unknown, path: string): unknown {
    if (value instanceof Concatenation || value instanceof ReferenceTo) {
      met.add(path);
      return value;
    }
    return typeof value === 'object' && value !== null ? view(value, path) : value;
  }

  function view<U extends object>(target: U, path: string): U {
    const known = views.get(target) as U | undefined;
    if (known) {
      return known;
    }
    const proxy = new Proxy(target, {
      get(object, key, receiver) {
        if (isUnknown(object)) {
          met.add(path);
        }
        const value = Reflect.get(object, key, receiver);
        const at = `${path}.${String(key)}`;
        // What a node reads by a function is met like what it holds. Methods of lists see the list itself.
        return typeof value === 'function' && Object.hasOwn(object, key)
          ? (...args: unknown[]) => seen((value as (...args: unknown[]) => unknown)(...args), at)
          : seen(value, at);
      },
    });
    views.set(target, proxy);
    return proxy;
  }
}

/** Whether something stands for a value that synthesis does not know, or for a list with such elements. */
function isUnknown(object: object): boolean {
  const { state, complete, kind, to } = object as Readonly<Record<string, unknown>>;
  return state === 'unknown' || complete === false || kind === 'unknown' || to === 'outside';
}

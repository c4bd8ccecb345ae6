import type { Scope } from './cursor';

/** The names that are defined where the text is read: those of the queries around it, and of cached tables. */
export function definitions(): Scope & { has(name: string): boolean } {
  // Most queries define no name.
  const scopes: (Set<string> | undefined)[] = [undefined];
  return {
    open: () => {
      scopes.push(undefined);
    },
    define: (name) => {
      const last = scopes.length - 1;
      scopes[last] = (scopes[last] ?? new Set()).add(name.text.toLowerCase());
    },
    close: () => {
      scopes.pop();
    },
    has: (name) => {
      const key = name.toLowerCase();
      return scopes.some((names) => names?.has(key));
    },
  };
}

import type { Scope } from './cursor';

/** The names that are defined where the text is read: those of the queries around it, and of cached tables. */
export function definitions(): Scope & { has(name: string): boolean } {
  const scopes: Set<string>[] = [new Set()];
  return {
    open: () => {
      scopes.push(new Set());
    },
    define: (name) => {
      scopes.at(-1)?.add(name.text.toLowerCase());
    },
    close: () => {
      scopes.pop();
    },
    has: (name) => scopes.some((names) => names.has(name.toLowerCase())),
  };
}

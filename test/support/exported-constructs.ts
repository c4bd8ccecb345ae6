import { Construct } from 'constructs';
import * as api from '../../src';

export type ConstructClass = (abstract new (
  ...args: never[]
) => Construct) & { readonly PROPERTY_INJECTION_ID?: string };

/** Every class that `src/index.ts` exports and that is a construct, by its name: what must be complete iterates over it. */
export const EXPORTED_CONSTRUCTS: ReadonlyMap<string, ConstructClass> = new Map(
  Object.entries<unknown>(api)
    .filter((entry): entry is [string, ConstructClass] => isConstructClass(entry[1]))
    .sort(([a], [b]) => a.localeCompare(b)),
);

function isConstructClass(exported: unknown): exported is ConstructClass {
  return typeof exported === 'function' && exported.prototype instanceof Construct;
}

/** Whether the package exports a class or an enumeration, or a static member of a class, as `Class` or `Class.member`. */
export function isExported(name: string): boolean {
  const [type = '', member] = name.split('.');
  const exported: unknown = Object.entries<unknown>(api).find(([key]) => key === type)?.[1];
  return exported !== undefined && (member === undefined || Object.hasOwn(exported as object, member));
}

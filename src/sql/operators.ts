import type { Token } from './token';

/** The precedence of operators between two values; a higher one binds first. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  [
    ['OR'],
    ['AND'],
    ['=', '==', '<>', '!=', '<', '<=', '>', '>=', '<=>'],
    ['|'],
    ['^'],
    ['&'],
    ['+', '-', '||'],
    ['*', '/', '%', 'DIV'],
  ].flatMap((operators, i) => operators.map((operator): [string, number] => [operator, i + 1])),
);

export const AND = 2;
export const COMPARISON = 3;

/** Operators before a value; `@`, `|/` and `||/` are the absolute value and roots. */
export const PREFIXES: ReadonlySet<string> = new Set(['-', '+', '~', '@', '|/', '||/', '!']);

const COMPARISONS: ReadonlySet<string> = new Set(['=', '==', '<>', '!=', '<', '<=', '>', '>=', '<=>']);

export function precedenceOf({ key }: Token): number {
  return PRECEDENCE.get(key) ?? 0;
}

export function isComparison(operator: string): boolean {
  return COMPARISONS.has(operator);
}

import { expect } from 'vitest';
import type { DataPath, Position } from '../../../src/templates/document';

/** Fails unless a position is a place in a text with these lines. */
export function expectInside(lines: readonly string[], position: Position): void {
  const { line, column, endLine, endColumn } = position;
  const inside =
    column >= 1 &&
    column <= (lines[line - 1]?.length ?? -1) + 1 &&
    endColumn <= (lines[endLine - 1]?.length ?? -1) + 1 &&
    (endLine > line || (endLine === line && endColumn >= column));
  if (!inside) {
    expect.fail(`${JSON.stringify(position)} is not in the file of ${lines.length} lines`);
  }
}

/** The part of a text that a position spans. */
export function spanned(text: string, { line, column, endLine, endColumn }: Position): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, endColumn - 1);
  lines[0] = lines[0].slice(column - 1);
  return lines.join('\n');
}

/** The paths of a value and of all values in it, up to a number of them. */
export function pathsIn(data: unknown, limit: number): readonly DataPath[] {
  const paths: DataPath[] = [[]];
  const values = [data];
  for (let at = 0; at < paths.length && paths.length < limit; at++) {
    const value = values[at];
    const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(Object(value === null ? {} : value));
    for (const [key, part] of typeof value === 'string' ? [] : parts) {
      paths.push([...paths[at], key]);
      values.push(part);
    }
  }
  return paths;
}

import type { Cursor } from './cursor';
import { BODY_STARTS } from './words';

/** Whether a query starts at a token. `FROM`, `VALUES` and `TABLE` can also be names. */
export function startsQuery(cursor: Cursor, ahead = 0): boolean {
  const { key } = cursor.peek(ahead);
  const next = cursor.peek(ahead + 1);
  if (key === 'SELECT') {
    return true;
  }
  if (key === 'WITH' || key === 'TABLE' || key === 'FROM') {
    return (
      next.kind === 'word' || next.kind === 'name' || next.kind === 'quoted' || (key === 'FROM' && next.key === '(')
    );
  }
  return BODY_STARTS.has(key) && (next.key === '(' || next.kind === 'string' || next.kind === 'number');
}

import { invalid } from './errors';
import type { WorldPolicy } from './world';

export interface PageInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

interface Listed {
  readonly id: string;
}

/**
 * One page of a list in order of creation. The token names the last item given rather than a position, so that what is
 * created or deleted between two pages neither repeats nor hides another item. If that very item is gone, it names
 * nothing, and the list starts again from the position it had.
 */
export function pageOf<T extends Listed>(
  items: readonly T[],
  input: PageInput,
  policy: WorldPolicy,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const start = input.nextToken === undefined ? 0 : startAfter(items, input.nextToken);
  const end = start + (input.maxResults ?? policy.pageSize);
  const page = items.slice(start, end);
  const last = page.at(-1);
  return end < items.length && last !== undefined ? { items: page, nextToken: tokenOf(end, last.id) } : { items: page };
}

function tokenOf(position: number, id: string): string {
  return Buffer.from(`${position}:${id}`).toString('base64url');
}

function startAfter(items: readonly Listed[], token: string): number {
  const match = /^(\d+):(.+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) {
    throw invalid('nextToken is not a token of this list', 'FIELD_VALIDATION_FAILED');
  }
  const index = items.findIndex((item) => item.id === match[2]);
  return index >= 0 ? index + 1 : Math.min(Number(match[1]), items.length);
}

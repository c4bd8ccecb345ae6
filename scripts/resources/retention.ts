import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '..', '..', 'docs', 'constructs.md');

/** The default removal policy of a construct, of which some have several, as `docs/constructs.md` states it. */
export interface RemovalDefault {
  /** ` for accesses`, if there are several. */
  readonly sort: string;
  readonly policy: string;
  readonly reason: string;
}

export function defaultsOf(construct: string): readonly RemovalDefault[] {
  const [, section = ''] = readFileSync(PAGE, 'utf8').split('## When a construct is removed from its stack');
  const rows = section.matchAll(/^\| (?:\[)?`(\w+)`(?:\]\([^)]*\))?([^|]*) \| ([^|]+) \| ([^|]+) \|$/gm);
  return [...rows]
    .filter(([, name]) => name === construct)
    .map(([, , sort = '', policy = '', reason = '']) => ({ sort, policy, reason }));
}

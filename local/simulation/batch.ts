import type { Fault } from '../faults';
import { type HistoryOptions, type HistoryReport, simulate } from './history';

export interface BatchOptions extends Omit<HistoryOptions, 'seed'> {
  readonly histories: number;
  /** The first seed. @default 1 */
  readonly from?: number;
}

export type Failure = Pick<HistoryReport, 'seed' | 'violations'>;

export interface BatchReport {
  readonly histories: number;
  readonly requests: number;
  readonly calls: number;
  readonly faults: ReadonlyMap<Fault, number>;
  readonly effects: ReadonlyMap<string, number>;
  readonly successes: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

/** Histories of consecutive seeds. */
export async function simulateBatch(options: BatchOptions): Promise<BatchReport> {
  const { histories, from = 1 } = options;
  const faults = new Map<Fault, number>();
  const effects = new Map<string, number>();
  const successes = new Map<string, number>();
  const failures: Failure[] = [];
  let [done, requests, calls] = [0, 0, 0];
  while (done < histories) {
    const seed = from + done;
    const report = await simulate({ ...options, seed });
    done += 1;
    requests += report.requests;
    calls += report.calls;
    add(faults, report.faults);
    add(effects, report.effects);
    add(successes, report.successes);
    if (report.violations.length > 0) {
      failures.push({ seed, violations: report.violations });
    }
  }
  return { histories: done, requests, calls, faults, effects, successes, failures };
}

function add<Key>(sums: Map<Key, number>, counts: ReadonlyMap<Key, number>): void {
  for (const [key, count] of counts) {
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
}

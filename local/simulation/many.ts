import type { Fault } from '../faults';
import { type HistoryOptions, type HistoryReport, simulate } from './history';

export interface ManyOptions extends Omit<HistoryOptions, 'seed'> {
  readonly histories: number;
  /** The first seed. @default 1 */
  readonly from?: number;
  /** Ends with the first failure. @default false */
  readonly untilFailure?: boolean;
}

export interface ManyReport {
  readonly histories: number;
  readonly requests: number;
  readonly calls: number;
  readonly faults: ReadonlyMap<Fault, number>;
  readonly effects: ReadonlyMap<string, number>;
  readonly failures: readonly Pick<HistoryReport, 'seed' | 'violations'>[];
}

/** Histories of consecutive seeds. */
export async function simulateMany(options: ManyOptions): Promise<ManyReport> {
  const { histories, from = 1, untilFailure = false } = options;
  const faults = new Map<Fault, number>();
  const effects = new Map<string, number>();
  const failures: Pick<HistoryReport, 'seed' | 'violations'>[] = [];
  let [done, requests, calls] = [0, 0, 0];
  while (done < histories && !(untilFailure && failures.length > 0)) {
    const seed = from + done;
    const report = await simulate({ ...options, seed });
    done += 1;
    requests += report.requests;
    calls += report.calls;
    add(faults, report.faults);
    add(effects, report.effects);
    if (report.violations.length > 0) {
      failures.push({ seed, violations: report.violations });
    }
  }
  return { histories: done, requests, calls, faults, effects, failures };
}

function add<Key>(sums: Map<Key, number>, counts: ReadonlyMap<Key, number>): void {
  for (const [key, count] of counts) {
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
}

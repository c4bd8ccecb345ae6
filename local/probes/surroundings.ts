import type { Interceptor } from './interception';
import type { Party } from './party';
import type { ProbeClock } from './probe-clock';

/** Where probes run: against the double, or against AWS. */
export interface Surroundings {
  /** For users: what is asked. */
  readonly title: string;
  readonly clock: ProbeClock;
  /** Six lower-case letters and digits that no earlier run has had. */
  readonly suffix: string;
  /** The ARN of an audience model of the first account. @default - there is none, and training one is expensive */
  readonly audienceModel?: (creator: Party) => Promise<string>;
  /** The accounts that can take part, the creator first: their clients show each call to the interceptor. */
  parties(interceptor: Interceptor): readonly Party[];
  /** Runs work in the time of the clock. */
  until<Result>(work: Promise<Result>): Promise<Result>;
  close(): void;
}

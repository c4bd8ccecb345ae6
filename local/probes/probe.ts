import { isDeepStrictEqual } from 'node:util';
import type { Scene } from './scene';

/** A question to the service that an assumption of the double has answered. */
export interface Probe {
  /** As rows of the ledgers name it, and users on the command line. */
  readonly name: string;
  /** What holds in the double, in one sentence. */
  readonly claim: string;
  /** The accounts that take part. @default 1 */
  readonly accounts?: 1 | 2;
  /** What a run costs on AWS. @default - nothing */
  readonly cost?: Cost;
  /** Makes what it needs, and looks. What it has made is removed for it. */
  run(scene: Scene): Promise<Observation | readonly Observation[]>;
}

export interface Cost {
  /** What is paid for. */
  readonly of: string;
  /** `cents`: less than a dime. A probe that costs more runs only if it is named. */
  readonly is: 'cents' | 'more';
}

/** One thing that was looked at. */
export interface Observation {
  readonly what: string;
  readonly expected: unknown;
  readonly seen: unknown;
}

/** What was seen, beside what the double has. */
export function observe(what: string, seen: unknown, expected: unknown): Observation {
  return { what, seen, expected };
}

export function agrees({ seen, expected }: Observation): boolean {
  return isDeepStrictEqual(seen, expected);
}

/** One thing that the local cloud does, and what it rests on. */
export interface LedgerRow {
  readonly behavior: string;
  /** A public page, or `assumption` if none settles it. */
  readonly source: string;
  /** Of an assumption: the names of the probes that find out on AWS whether it holds (local/probes). */
  readonly probes?: readonly string[];
  /** Of an assumption without a probe, or with one for a part of it only: why there is none for the rest. */
  readonly unprobed?: string;
}

export function isAssumption({ source }: LedgerRow): boolean {
  return source.includes('assumption');
}

/** A behavior that no public page states, which probes settle. */
export function assumed(behavior: string, ...probes: readonly [string, ...string[]]): LedgerRow {
  return { behavior, source: 'assumption', probes };
}

/** A behavior that no public page states, and that no probe settles. */
export function unsettled(behavior: string, unprobed: string): LedgerRow {
  return { behavior, source: 'assumption', unprobed };
}

/** What the command line has from the process that runs it. */
export interface Terminal {
  /** The arguments after the name of the command. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The date of the day in UTC, for example `2026-12-01`. */
  readonly today: string;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** A stream to which text is written. */
export interface Output {
  write(text: string): unknown;
  /** Whether a person reads it. */
  readonly isTTY?: boolean;
  /** The width in characters, if a person reads it. */
  readonly columns?: number;
}

/** Longer lines are hard to read. */
const WIDEST = 100;

/** The width of a text on a stream. */
export function widthOf({ columns = WIDEST }: Output): number {
  return Math.min(columns, WIDEST);
}

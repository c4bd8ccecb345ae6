import type { Stack } from 'aws-cdk-lib';

/**
 * One mistake and its repair, as a user would write them. They run as tests through a whole synthesis, and their
 * bodies are printed in `docs/rules.md`. What they are not about is in the functions of `rooms.ts`.
 */
export interface Negative {
  /** The id of the rule that the bad example trips, and no other. */
  readonly rule: string;
  /** Builds the mistake with constructs of this library, or with L1s where those do not let it happen. */
  readonly bad: (stack: Stack) => void;
  /** Builds the same without the mistake. */
  readonly good: (stack: Stack) => void;
}

export function negative(example: Negative): Negative {
  return example;
}

/** An invariant that does not hold, and what was observed. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

/** What is known about a query. */
export interface Finding {
  /** The entry in the catalog of constraints. */
  readonly id: string;
  /**
   * `refused`: the service rejects the query. `warning`: it might. `uncertain`: no page states whether it is supported.
   */
  readonly effect: 'refused' | 'warning' | 'uncertain';
  /** What is wrong, in lowercase and without a period. */
  readonly what: string;
  /** What to change, if it is more exact than in general. */
  readonly fix?: string;
  /** The offset in the text. */
  readonly at: number;
}

/** Members of a list operation: of its input as well as of its output. */
export interface Page {
  readonly nextToken?: string;
}

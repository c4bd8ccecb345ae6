/** An error that CloudFormation returns to its caller, with the code of the API. */
export class CloudFormationError extends Error {
  constructor(
    message: string,
    readonly code: string = 'ValidationError',
  ) {
    super(message);
  }
}

/** The text of anything thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** A request to a custom resource that ended without success; the physical id is the one that a Delete would name. */
export class CustomResourceFailure extends Error {
  constructor(
    message: string,
    readonly physicalId: string,
  ) {
    super(message);
  }
}

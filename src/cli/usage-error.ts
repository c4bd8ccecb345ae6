/** What the user typed cannot be run. */
export class UsageError extends Error {
  /**
   * @param what what is wrong, with the value, in lowercase and without a period
   * @param fix what to type instead
   */
  constructor(
    readonly what: string,
    readonly fix: string,
  ) {
    super(what);
  }
}

/** A question for what was probably meant, if something similar exists. */
export function didYouMean(similar: string | undefined): string {
  return similar === undefined ? '' : `did you mean ${similar}? `;
}

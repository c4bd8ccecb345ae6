/** A check that did not hold. The message says all there is to say; any other error is a bug and shown with its stack. */
export class CheckFailed extends Error {}

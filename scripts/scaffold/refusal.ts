/** Input that a generator does not take, in words for the person who typed it. */
export class Refusal extends Error {}

import type { Stack } from 'aws-cdk-lib';

/**
 * What the example of a construct uses and does not define: the names that the example declares. It runs as a test, and
 * its body is printed on the page of the construct.
 */
export interface Given {
  /** The class with the example. */
  readonly construct: string;
  /** Builds it, and returns it by its names. */
  readonly given: (stack: Stack) => Readonly<Record<string, unknown>>;
}

export function given(definition: Given): Given {
  return definition;
}

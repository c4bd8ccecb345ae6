/**
 * The examples that not every language has, with the languages that have them. Every other example is in all languages:
 * a new one is missing in each until it is written there, or listed here.
 *
 * @type {Record<string, string[]>}
 */
export const ONLY = {
  // Java, Go and C# have tests of its custom resources instead, which need only the package.
  'added-member': ['python'],
  // The recipe about it is in TypeScript and Python.
  invited: ['python'],
  // It uses nothing that the example of a custom model does not: constructs of machine learning in one stack.
  'lookalike-model': ['python'],
  // It is the setup of a sample whose other parts are programs in Python.
  'propensity-model': ['python'],
};

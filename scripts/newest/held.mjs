const FLOOR = 'the floor: docs/adr/0008-floor-of-aws-cdk-lib.md';

/**
 * What stays as it is on purpose, though there are newer ones, and why.
 *
 * @type {Record<'npm' | 'python' | 'maven' | 'go', Record<string, string>>} by registry and name
 */
export const HELD = {
  npm: {
    'aws-cdk-lib': FLOOR,
    constructs: FLOOR,
    '@types/node': 'the oldest Node that we work with',
    commander: '15 needs a newer Node than the oldest that we work with',
    typescript: 'jsii is made for this one',
  },
  python: { 'aws-cdk-lib': FLOOR, constructs: FLOOR, setuptools: 'the package asks for no newer one' },
  maven: { 'software.amazon.awscdk:aws-cdk-lib': FLOOR, 'software.constructs:constructs': FLOOR },
  go: { 'github.com/aws/aws-cdk-go/awscdk/v2': FLOOR },
};

import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { peerDependencies } from '../../package.json';
import { requireCdk } from '../../src/private/cdk-version';

test.each(['2.274.9', '2.9.0', '1.275.0', '2.263.0-alpha.0'])('aws-cdk-lib %s is too old', (found) => {
  expect(() => requireCdk(new App(), found, '2.275.0')).toThrow(
    `the version of aws-cdk-lib is ${found}, but cdk-cleanrooms requires 2.275.0 or later`,
  );
});

test.each(['2.275.0', '2.275.1', '2.276.0', '2.1000.0', '3.0.0', undefined])('aws-cdk-lib %s is not', (found) => {
  expect(() => requireCdk(new App(), found, '2.275.0')).not.toThrow();
});

test('it is compared with the peer dependency', () => {
  expect(() => requireCdk(new App(), '2.0.0')).toThrow(`requires ${peerDependencies['aws-cdk-lib'].slice(1)} or later`);
  expect(() => requireCdk(new App())).not.toThrow();
});

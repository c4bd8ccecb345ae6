import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { afterAll, expect } from 'vitest';

const EXPECTED = process.env.CDK_LIB === 'newest' ? 'aws-cdk-lib-newest' : 'aws-cdk-lib';

/**
 * Two copies of the CDK in one process would make a run against the newest version prove nothing. So after every test
 * file we look at what Node has really loaded.
 */
afterAll(() => {
  const copies = loadedPackages().filter((name) => name.startsWith('aws-cdk-lib'));

  expect(copies.filter((name) => name !== EXPECTED)).toEqual([]);
});

/** The packages directly under the project's node_modules of which Node has loaded at least one CommonJS file. */
function loadedPackages(): string[] {
  const files = Object.keys(createRequire(__filename).cache);
  const names = files.map((file) => file.split(`${sep}node_modules${sep}`)[1]?.split(sep)[0]);
  return [...new Set(names)].filter((name) => name !== undefined);
}

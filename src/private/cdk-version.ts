import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';
import { text } from './text';

/** The symbol for the type information that jsii adds to each compiled class. */
const RTTI = Symbol.for('jsii.rtti');

/**
 * Throws an error if the app loads an aws-cdk-lib that is older than the minimum version of this library.
 *
 * Users can force package managers to install an older version, and Maven can select one automatically. Its L1s would
 * silently omit properties that they do not know from the template, such as the protection of a table.
 */
export function requireCdk(scope: IConstruct, found = loadedCdk(), needed = neededCdk()): void {
  if (found === undefined || isAtLeast(found, needed)) {
    return;
  }
  throw new InputError(scope, {
    what: `the version of aws-cdk-lib is ${found}, but cdk-cleanrooms requires ${needed} or later`,
    why: text`an earlier version omits properties that it does not support from the template, including those that
      protect data`,
    fix: `install aws-cdk-lib ${needed} or later`,
  });
}

function loadedCdk(): string | undefined {
  return (App as unknown as Record<symbol, { readonly version?: string } | undefined>)[RTTI]?.version;
}

function neededCdk(): string {
  // The manifest is one level above both `src` and `lib`.
  const { peerDependencies } = require('../../package.json') as { readonly peerDependencies: Record<string, string> };
  return (peerDependencies['aws-cdk-lib'] ?? '').replace(/^\D+/, '');
}

/** Compares versions. A prerelease is treated as its release. */
function isAtLeast(found: string, needed: string): boolean {
  const [some, others] = [found, needed].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  const [at] = [0, 1, 2].filter((index) => some?.[index] !== others?.[index]);
  return at === undefined || (some?.[at] ?? 0) > (others?.[at] ?? 0);
}

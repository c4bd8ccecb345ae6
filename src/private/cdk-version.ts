import { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';

/** What jsii writes into each class that it compiles. */
const RTTI = Symbol.for('jsii.rtti');

/**
 * Throws if the app loads an aws-cdk-lib that is older than the one this library needs. Package managers can be talked into
 * that, and Maven does it unasked: then L1s leave out of the template, without a word, what they do not know yet, such as
 * the protection of a table.
 */
export function requireCdk(scope: IConstruct, found = loadedCdk(), needed = neededCdk()): void {
  if (found === undefined || isAtLeast(found, needed)) {
    return;
  }
  throw new InputError(scope, {
    what: `aws-cdk-lib is ${found}, and cdk-cleanrooms needs ${needed} or newer`,
    why: 'an older one leaves properties that it does not know out of the template, also those that protect data',
    fix: `install aws-cdk-lib ${needed} or newer`,
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

/** A prerelease counts as its release. */
function isAtLeast(found: string, needed: string): boolean {
  const [some, others] = [found, needed].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  const [at] = [0, 1, 2].filter((index) => some?.[index] !== others?.[index]);
  return at === undefined || (some?.[at] ?? 0) > (others?.[at] ?? 0);
}

import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { REGION } from '../../local/simulation/cast';
import { HANDLERS } from '../../local/simulation/handler';
import { allowedBy, missingIn, policiesIn, type RolePolicy } from './permissions/policy';
import { type Simulated, simulated } from './permissions/simulated';
import { bundled } from './support/bundled';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** What these histories hardly ever come to, and the lives of `permissions.test.ts` show to be needed. */
const RARE = ['cleanrooms:UpdateCollaborationChangeRequest of change-request-approval'];

let runs: Simulated[];
const policiesFor = new Map<string, RolePolicy[]>();

beforeAll(async () => {
  bundled();
  runs = await simulated(SEEDS);
}, 60_000);

describe.each([...HANDLERS.keys()])('in simulated histories, the policy of %s', (kind) => {
  test('allows every call', () => {
    const missing = runsOf(kind).flatMap((run) => missingIn(allowedBy(policiesOf(run)), run.calls));

    expect([...new Set(missing)]).toEqual([]);
  });

  test('allows no action that no call needed', () => {
    const calls = runsOf(kind).flatMap((run) => run.calls.filter(({ outcome }) => outcome === 'success'));
    const used = new Set(calls.flatMap(({ permissions }) => permissions.map(({ action }) => action)));
    const allowed = new Set(runsOf(kind).flatMap((run) => allowedBy(policiesOf(run)).map(({ action }) => action)));

    // What other services are allowed is judged, with its exceptions, in `permissions.test.ts`.
    const own = [...allowed].filter((action) => action.startsWith('cleanrooms:'));
    expect(own.filter((action) => !used.has(action) && !RARE.includes(`${action} of ${kind}`))).toEqual([]);
    expect(used.size).toBeGreaterThan(0);
  });
});

/** Runs with calls: of others, such as deletions of what stays, nothing is to be allowed. */
function runsOf(wanted: string): Simulated[] {
  return runs.filter(({ kind, calls }) => kind === wanted && calls.length > 0);
}

function policiesOf({ account, template }: Simulated): RolePolicy[] {
  const known = policiesFor.get(template.name);
  if (known) {
    return known;
  }
  const stack = new Stack(new App(), 'Stack', { env: { account, region: REGION } });
  template.into(stack);
  const policies = policiesIn(stack);
  policiesFor.set(template.name, policies);
  return policies;
}

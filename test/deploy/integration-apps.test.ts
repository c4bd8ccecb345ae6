import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { bundled } from '../custom-resources/support/bundled';
import { LocalWorld, PUBLISHER } from './local-world';

const FOLDER = join(__dirname, '..', '..', 'integ');
const APPS = readdirSync(FOLDER).filter((name) => /^integ\..*\.ts$/.test(name) && !name.endsWith('.snapshot'));

/** They need what a second account does first: docs/verify-on-aws.md. */
const OF_TWO_ACCOUNTS = ['invited-collaboration', 'change-request-approval', 'collaboration-member'];

let tested: readonly Stack[] = [];
vi.mock('@aws-cdk/integ-tests-alpha', () => ({
  ExpectedResult: { stringLikeRegexp: () => ({}) },
  /** Assertions run in AWS Lambda with the SDK that is there. */
  IntegTest: class {
    readonly assertions = { awsApiCall: () => ({ assertAtPath: () => undefined }) };

    constructor(_scope: App, _id: string, { testCases }: { readonly testCases: readonly Stack[] }) {
      tested = testCases;
    }
  },
}));

beforeAll(bundled);
afterEach(() => {
  vi.unstubAllEnvs();
});

test('the integration apps of one account can be deployed and destroyed', async () => {
  const world = await LocalWorld.open();
  // A lookalike model needs hours to be trained, so that an app can only refer to one.
  vi.stubEnv('CLEANROOMS_AUDIENCE_MODEL_ARN', world.audiences(PUBLISHER).train('integration'));
  const assembly = world.path('integration-apps');
  const stacks = await synthesizedTo(assembly);

  await world.bootstrap(PUBLISHER);
  await world.cdk(['deploy', '--app', assembly, '--all', '--require-approval', 'never']);
  const deployed = stacks.map((name) => world.statusOf(PUBLISHER, name));
  await world.cdk(['destroy', '--app', assembly, '--all', '--force']);

  expect(stacks).toHaveLength(APPS.length - OF_TWO_ACCOUNTS.length);
  expect(deployed).toEqual(stacks.map(() => 'CREATE_COMPLETE'));
  expect(stacks.map((name) => world.statusOf(PUBLISHER, name))).toEqual(stacks.map(() => 'DELETE_COMPLETE'));
  expect(world.defects()).toEqual([]);
});

/** Synthesizes the apps into one cloud assembly, which the CDK CLI deploys at once. */
async function synthesizedTo(folder: string): Promise<string[]> {
  mkdirSync(folder);
  vi.stubEnv('CDK_OUTDIR', folder);
  const manifest = join(folder, 'manifest.json');
  const stacks: string[] = [];
  let artifacts = {};
  for (const app of APPS.filter((name) => !OF_TWO_ACCOUNTS.some((other) => name === `integ.${other}.ts`))) {
    await import(join(FOLDER, app));
    (tested[0].node.root as App).synth();
    stacks.push(...tested.map(({ stackName }) => stackName));
    artifacts = { ...artifacts, ...JSON.parse(readFileSync(manifest, 'utf8')).artifacts };
  }
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), artifacts }));
  return stacks;
}

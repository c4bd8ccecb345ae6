import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CleanRoomCloud, cleanRoomCloud } from '../../../local/demo/clean-room-cloud';
import { type ServedCloud, serve } from '../../../local/endpoint/server';
import { awsSurroundings } from '../../../local/probes/aws';
import { PROBES } from '../../../local/probes/catalog';
import { runProbes } from '../../../local/probes/run';
import { whatIsLeft } from './what-is-left';

/** The clients as they are on AWS, with profiles and signatures; only that their endpoint is one of this machine. */
let cloud: CleanRoomCloud;
let served: ServedCloud;
let folder: string;
let before: NodeJS.ProcessEnv;

beforeEach(async () => {
  before = { ...process.env };
  cloud = cleanRoomCloud();
  served = await serve(cloud.cloud);
  folder = mkdtempSync(join(tmpdir(), 'probes-'));
  const profile = (name: string, account: string) =>
    `[${name}]\naws_access_key_id = ${account}\naws_secret_access_key = local\n`;
  writeFileSync(join(folder, 'credentials'), profile('creator', '111111111111') + profile('partner', '222222222222'));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: served.url,
    AWS_REGION: 'us-east-1',
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_CONFIG_FILE: join(folder, 'none'),
  });
});

afterEach(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
  // Key by key: other files of the same worker hold on to the object.
  for (const name of Object.keys(process.env).filter((one) => !(one in before))) {
    delete process.env[name];
  }
  Object.assign(process.env, before);
});

test('the accounts and the Region are those of the credentials', async () => {
  const surroundings = await awsSurroundings({ profile: 'creator', partnerProfile: 'partner' });

  expect(surroundings.title).toBe(
    'AWS in us-east-1: account 111111111111 creates, account 222222222222 is its partner',
  );
  expect(surroundings.suffix).toMatch(/^[\da-f]{6}$/);
});

test('one account is not its own partner', async () => {
  await expect(awsSurroundings({ profile: 'creator', partnerProfile: 'creator' })).rejects.toThrow(
    'both profiles are of the account 111111111111: the partner must be another account',
  );
});

test('probes run and remove what they have made', async () => {
  // Of one account, of two, with an operation that the SDK does not have, and in another Region.
  const names = ['default-engine', 'membership-of-another-account', 'unknown-members-are-refused'];
  const others = ['ml-configuration-of-no-membership', 'collaboration-of-another-region'];
  const probes = PROBES.filter(({ name }) => [...names, ...others].includes(name));
  const surroundings = await awsSurroundings({ profile: 'creator', partnerProfile: 'partner' });

  const { results, leftovers } = await runProbes(probes, surroundings);

  expect(results.map(({ probe, verdict, reason }) => [probe.name, verdict, reason])).toEqual(
    probes.map(({ name }) => [name, 'holds', undefined]),
  );
  expect(results).toHaveLength(5);
  expect(leftovers).toEqual([]);
  expect(whatIsLeft(cloud)).toEqual([]);
});

test('commands for what is left name the profile', async () => {
  const probes = PROBES.filter(({ name }) => name === 'default-engine');
  const surroundings = await awsSurroundings({ profile: 'creator' });

  const { leftovers } = await runProbes(probes, surroundings, {
    interceptor: (call, next) =>
      call.operation === 'DeleteCollaboration' ? Promise.reject(new Error('no connection')) : next(),
  });

  expect(leftovers).toMatchObject([
    {
      command: expect.stringMatching(
        /^aws cleanrooms delete-collaboration --collaboration-identifier \S+ --region us-east-1 --profile creator$/,
      ),
    },
  ]);
});

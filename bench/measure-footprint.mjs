import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { node, npm, run } from '../scripts/lib/command.mjs';
import { inProject } from '../scripts/lib/project.mjs';
import { inTurns } from './turns.mjs';

const TURNS = 9;

/** Of this SDK, which Lambda brings in some version, the handlers of the CDK load a client; ours needs none. */
const SDK = '3.1048.0';
const CLEAN_ROOMS = '@aws-sdk/client-cleanrooms';
const CLIENTS = [CLEAN_ROOMS, '@aws-sdk/client-lambda', '@aws-sdk/client-sfn'];

/** Beside the code, as in Lambda: what is synthesized here finds the clients in the folder above. */
const PLACE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'bench', SDK);

/** Where the client of Clean Rooms is loaded, if it is. The provider framework loads clients of others, with its code. */
const KINDS = {
  member: { name: 'CollaborationMember' },
  sdkCall: { name: 'AwsCustomResource, of one call', client: 'the client, before its first call' },
  provider: { name: 'Provider with onEvent, around an empty handler', client: 'the client, in the handler' },
  waitingProvider: { name: 'Provider with isComplete, around empty ones', client: 'the client, in each handler' },
};

/** What a custom resource adds to a stack, and what its function loads at a cold start. */
export async function measureFootprint() {
  await installClients();
  const sizes = {};
  for (const kind of Object.keys(KINDS)) {
    sizes[kind] = await sizeOf(kind);
  }
  const load = (file) => ['bench/programs/load.cjs', file];
  const programs = Object.entries(sizes).map(([kind, { entry }]) => [kind, load(entry)]);
  const client = load(join(PLACE, 'node_modules', CLEAN_ROOMS));
  const times = await inTurns({ ...Object.fromEntries(programs), client }, TURNS);
  return {
    title: `Custom resources, loaded in ${TURNS} processes each (median), beside the clients of @aws-sdk ${SDK}`,
    rows: Object.entries(KINDS).flatMap(([kind, { name, client: where }]) => [
      { name: `${name}: resources`, value: String(sizes[kind].first) },
      { name: '  for each further one', value: `+${sizes[kind].further}` },
      { name: '  functions', value: String(sizes[kind].functions) },
      { name: '  assets', value: `${(sizes[kind].bytes / 1000).toFixed(0)} KB` },
      { name: '  its code is loaded in', value: ms(times[kind]) },
      ...(where ? [{ name: `  and ${where}`, value: `+${ms(times.client)}` }] : []),
    ]),
  };
}

async function installClients() {
  if (CLIENTS.every((name) => existsSync(join(PLACE, 'node_modules', name, 'package.json')))) {
    return;
  }
  await mkdir(PLACE, { recursive: true });
  const wanted = CLIENTS.map((name) => `${name}@${SDK}`);
  await run(npm('install', '--prefix', PLACE, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...wanted));
}

async function sizeOf(kind) {
  const outdir = join(PLACE, 'out', kind);
  await rm(outdir, { recursive: true, force: true });
  const report = await run(node('bench/programs/footprint.cjs', kind, outdir), { env: { CDK_VALIDATION: 'false' } });
  return JSON.parse(report);
}

function ms(sample) {
  return `${sample.ms.toFixed(1)} ms`;
}

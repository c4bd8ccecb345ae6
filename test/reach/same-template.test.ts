import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, type AppProps, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../custom-resources/support/bundled';
import { Random } from '../fuzz/random';
import { CALLABLES, Maker } from '../fuzz/values';
import { SEEDS } from '../support/exploration';
import { RANDOM_APPS } from '../support/random-apps';
import { buildConstructs, constructRoom } from '../support/random-construct-rooms';
import { shufflingInjectors, withShuffledArguments } from '../support/shuffled-keys';
import { wholeRoom } from '../support/whole-room';

/**
 * That a synthesis depends on what is stated, and on nothing else: two syntheses write the same bytes, and so does one of
 * the same properties in another order.
 */

/** How many rooms of each sort are synthesized for each seed. `SAME_TEMPLATE_RUNS=200 npx vitest run …` tries more. */
const ROOMS = Number(process.env.SAME_TEMPLATE_RUNS ?? 5);
const TIMEOUT = 60_000 + ROOMS * 5_000;
const FOLDER = mkdtempSync(join(tmpdir(), 'same-template-'));

beforeAll(bundled);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** All files of a cloud assembly, and what the synthesis reports. */
interface Outcome {
  readonly message: string;
  readonly files: { readonly [name: string]: string };
}

/** An entry of the metadata of a construct. */
interface Entry {
  readonly type: string;
  readonly data: unknown;
}

function outcomeOf(build: (app: App) => void, props: AppProps = {}): Outcome {
  const app = new App({ ...props, analyticsReporting: false, outdir: mkdtempSync(join(FOLDER, 'out-')) });
  const message = messageOf(() => {
    build(app);
    app.synth();
  });
  // What is wrong gets as far as the template, unless a construct refuses it.
  messageOf(() => app.synth({ skipValidation: true, force: true }));
  const files = filesIn(app.outdir);
  rmSync(app.outdir, { recursive: true });
  // The number of a token is how many there were before in the process.
  const comparable = message.replaceAll(app.outdir, 'cdk.out').replace(/TOKEN\.\d+/g, 'TOKEN');
  return { message: withoutLines(comparable), files };
}

function messageOf(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function filesIn(folder: string): Outcome['files'] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), contentOf(path)]));
}

/** A message without the line in the code of the app that it is about. */
function withoutLines(message: string): string {
  return message.replace(/\n +at \S+:\d+:\d+/g, '');
}

/** The content of a file, without the lines in the code of the app. */
function contentOf(path: string): string {
  const content = readFileSync(path, 'utf8');
  if (!path.endsWith('.metadata.json')) {
    return content;
  }
  const metadata: Readonly<Record<string, readonly Entry[]>> = JSON.parse(content);
  const lines = Object.entries(metadata).flatMap(([construct, entries]) =>
    entries.map(({ type, data }) => ({ construct, type, data: typeof data === 'string' ? withoutLines(data) : data })),
  );
  return JSON.stringify(
    lines.filter(({ type }) => type !== 'aws:cdk:creationStack'),
    undefined,
    1,
  );
}

/**
 * Builds and synthesizes twice, and once more with the keys of all properties in another order. A room is made for each
 * seed; the CDK refuses some of them.
 */
function areTheSame(seeds: readonly number[], roomOf: (seed: number) => (app: App) => void): void {
  const synthesized = seeds.filter((seed) => isTheSame(seed, () => roomOf(seed)));

  expect(synthesized).not.toEqual([]);
}

function isTheSame(seed: number, room: () => (app: App) => void): boolean {
  const [one, two] = [outcomeOf(room()), outcomeOf(room())];
  const random = new Random(seed);
  const shuffled = withShuffledArguments(random, () =>
    outcomeOf(room(), { propertyInjectors: shufflingInjectors(random) }),
  );

  expect(two).toEqual(one);
  expect(shuffled, `the room ${seed}, in another order`).toEqual(one);
  return 'manifest.json' in one.files;
}

describe.each(SEEDS)('the bytes of a synthesis (RANDOM_SEED=%i)', { timeout: TIMEOUT }, (seed) => {
  const seeds = Array.from({ length: ROOMS }, (_, number) => seed + number);

  test.each(Object.entries(RANDOM_APPS))('%s', (_, { values, build }) => {
    areTheSame(seeds, (of) => {
      const [chosen] = fc.sample(values, { seed: of, numRuns: 1 });
      return (app) => build(app, chosen as never);
    });
  });

  test('of a room of constructs', () => {
    areTheSame(seeds, (of) => {
      const [choices] = fc.sample(constructRoom, { seed: of, numRuns: 1 });
      return (app) => buildConstructs(app, choices as never, { write: (text) => text });
    });
  });

  test('of a room with everything', () => {
    areTheSame([seed], () => (app) => {
      for (const part of wholeRoom(app)) {
        part();
      }
    });
  });

  test('of any calls', () => {
    areTheSame(seeds, (of) => (app) => {
      const maker = new Maker(new Stack(app, 'Room'), new Random(of), (_place, _type, value) => value());
      for (let calls = 0; calls < 10; calls++) {
        maker.call(maker.random.of(CALLABLES).name);
      }
    });
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Fn, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingsIn } from '../../src/validation/report';
import { bundled } from '../custom-resources/support/bundled';
import { SEEDS } from '../support/exploration';
import type { Parameter, Type } from '../support/surface';
import { Random } from './random';
import { CALLABLES, isOf, Maker, ODD, SURFACE } from './values';

/** Programs in plain JavaScript, which call everything public with values of wrong types. */

/** How many random programs run for each seed. `FUZZ_PROGRAMS=10000 npx vitest run test/fuzz` runs more. */
const PROGRAMS = Number(process.env.FUZZ_PROGRAMS ?? 250);
const TIMEOUT = 60_000 + PROGRAMS * 100;

/** Every place in the arguments of a call, with its type. */
function placesOf(parameters: readonly Parameter[]): (readonly [place: string, type: Type, optional: boolean])[] {
  return parameters.flatMap(({ name, type, optional, variadic }) =>
    // The arguments of a call with any number of them are a list by nature: only its elements can be wrong.
    placesIn(name, type, optional).filter(([place]) => !variadic || place !== name),
  );
}

function placesIn(place: string, type: Type, optional: boolean): (readonly [string, Type, boolean])[] {
  const own = [[place, type, optional] as const];
  if (type.kind === 'list') {
    return [...own, ...placesIn(`${place}[1]`, type.of, false)];
  }
  const members = type.kind === 'named' ? SURFACE.structs.get(type.name) : undefined;
  return [...own, ...(members ?? []).flatMap((one) => placesIn(`${place}.${one.name}`, one.type, one.optional))];
}

function newStack(): Stack {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    context: { 'aws:cdk:disable-asset-staging': true },
  });
  return new Stack(app, 'Room', { env: { account: '111111111111', region: 'us-east-1' } });
}

/** The message of an error of this library. Any other error is passed on, because no user should see it. */
function refusalOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'InputError') {
      expect(error.message).not.toMatch(/\[object |undefined|NaN is not|Cannot read/);
      return error.message;
    }
    throw error;
  }
}

/** A source of chance that always takes what there is: every optional member, and both elements of a list. */
class Everything extends Random {
  public override chance(): boolean {
    return true;
  }

  public override upTo(): number {
    return 0;
  }
}

beforeAll(bundled);

describe.each(CALLABLES.map((callable) => [callable.name, callable] as const))('%s', (name, callable) => {
  const places = placesOf(callable.parameters);

  test('accepts what is declared', () => {
    const stack = newStack();
    const random = new Random(1);

    const message = refusalOf(() => new Maker(stack, random, (_place, _type, value) => value()).call(name));

    expect(message ?? '').not.toContain('it must be ');
  });

  test.each(places)('%s: refuses each value of another type', (place, type, optional) => {
    const odd = [
      ...ODD,
      ...(optional || callable.parameters.some(({ variadic }) => variadic)
        ? []
        : [['undefined', () => undefined] as const]),
    ];
    for (const [what, make] of odd) {
      const stack = newStack();
      const value = make(stack);
      if (isOf(type, value) || (callable.how === 'method' && place.endsWith('.membership'))) {
        continue;
      }
      let reached = false;
      const maker = new Maker(stack, new Everything(1), (at, _type, right) => {
        reached ||= at === place;
        return at === place ? value : right();
      });
      const message = refusalOf(() => void maker.call(name));

      expect(reached, `${place} is never reached`).toBe(true);
      // The name of the property, of the argument that holds it, or of a member that the value lacks.
      const members = type.kind === 'named' ? (SURFACE.structs.get(type.name) ?? []) : [];
      const names = [...place.split(/[.[]/).filter((part) => /^[a-z]/.test(part)), ...members.map((one) => one.name)];
      expect(
        names.some((one) => message?.includes(one)),
        `${what}: ${message}`,
      ).toBe(true);
    }
  });
});

const WITH_ID = CALLABLES.filter(({ parameters }) => parameters.some(({ name }) => name === 'id'));

test.each(WITH_ID.map(({ name }) => name))('%s refuses an empty construct ID', (name) => {
  const stack = newStack();
  const maker = new Maker(stack, new Random(1), (place, _type, right) => (place === 'id' ? '' : right()));

  expect(refusalOf(() => void maker.call(name))).toMatch(/: id is ""\n/);
});

// Imports create no resources, so their IDs are in no logical ID.
const CONSTRUCTS = WITH_ID.map(({ name }) => name).filter((name) => name.startsWith('new '));

test.each(CONSTRUCTS)('%s refuses a token as the construct ID', (name) => {
  const stack = newStack();
  const maker = new Maker(stack, new Random(1), (place, _type, right) =>
    place === 'id' ? Fn.importValue('Name') : right(),
  );

  expect(refusalOf(() => void maker.call(name))).toContain('id contains a token');
});

describe.each(SEEDS)('random programs (RANDOM_SEED=%i)', (seed) => {
  const before = process.cwd();

  // The folder for privacy reports can be any text, relative to the working directory.
  beforeAll(() => process.chdir(mkdtempSync(join(tmpdir(), 'programs-'))));
  afterAll(() => process.chdir(before));

  test(
    `succeed, or say what is wrong (${PROGRAMS})`,
    () => {
      for (let number = 0; number < PROGRAMS; number++) {
        const random = new Random(seed + number);
        const stack = newStack();
        const maker = new Maker(stack, random, (_place, _type, right) =>
          random.chance(0.04) ? random.of(ODD)[1](stack) : right(),
        );
        const { name } = random.of(CALLABLES);
        try {
          const message = refusalOf(() => void maker.call(name));
          if (message !== undefined) {
            expect(message).toMatch(/^\S.*: .*\n {4}why: .*\n {4}fix: /s);
            continue;
          }
          const crashes = findingsIn(stack.node.root).findings.filter(({ what }) => what.startsWith('internal error'));
          expect(crashes.map(({ rule, what }) => `${rule.id}: ${what}`)).toEqual([]);
          if (number % 10 === 0) {
            synthesizes(stack.node.root as App);
          }
        } catch (error) {
          throw new Error(`program ${number}, ${name}`, { cause: error });
        }
      }
    },
    TIMEOUT,
  );
});

/** A synthesis succeeds, or fails with findings of the rules. */
function synthesizes(app: App): void {
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error && /CleanRooms::\w+/.test(error.message))) {
      throw error;
    }
  }
}

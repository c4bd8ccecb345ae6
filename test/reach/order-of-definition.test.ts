import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../custom-resources/support/bundled';
import { SEEDS } from '../support/exploration';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';
import { QUICK } from '../support/room-app';
import { wholeRoom } from '../support/whole-room';

beforeAll(bundled);

/** The templates of a room, whose parts are defined in an order: positions in the list of all parts. */
function templatesOf(order: readonly number[]): unknown {
  const app = new App(QUICK);
  const parts = wholeRoom(app);
  for (const position of order) {
    parts[position]?.();
  }
  const stacks = app.node.children.filter((child) => Stack.isStack(child));
  return stacks.map((stack) => withoutOrderOfStatements(Template.fromStack(stack).toJSON()));
}

/** A grant adds its statements to the policy of a key or of a shared role when it is made, and their order has no meaning. */
function withoutOrderOfStatements(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutOrderOfStatements);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => {
    const comparable = withoutOrderOfStatements(inner);
    return [key, key === 'Statement' && Array.isArray(comparable) ? sorted(comparable) : comparable];
  });
  return Object.fromEntries(entries);
}

function sorted(list: readonly unknown[]): readonly string[] {
  return list.map((element) => JSON.stringify(element)).sort();
}

const ORDER = wholeRoom(new App(QUICK)).map((_, position) => position);

test('the room has one of each construct', () => {
  const app = new App(QUICK);
  for (const part of wholeRoom(app)) {
    part();
  }

  const made = new Set(app.node.findAll().map((construct) => construct.constructor.name));
  expect([...EXPORTED_CONSTRUCTS.keys()].filter((name) => !made.has(name))).toEqual([]);
});

describe.each(SEEDS)('the logical IDs of a room, and its resources (RANDOM_SEED=%i)', (seed) => {
  test('are the same in each order of definition', () => {
    const expected = templatesOf(ORDER);
    const orders = fc.shuffledSubarray(ORDER, { minLength: ORDER.length });

    fc.assert(
      fc.property(orders, (order) => {
        expect(templatesOf(order)).toEqual(expected);
      }),
      { seed, numRuns: 10 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowsOf } from '../../../src/report/facts/flows';
import { NUMBER_OF_ROWS } from '../../../src/report/facts/flows/disclosure';
import { isMore } from '../../../src/report/levels';
import type { Flow } from '../../../src/report/report';
import { OTHERS } from '../../../src/report/room';
import { RUNS, SEEDS } from '../../support/exploration';
import { ACCOUNTS, type Building, built, type RoomPlan, roomPlan, type TablePlan } from './random-room';

/** `METAMORPHIC_RUNS` states on how many rooms each property is tried for each seed. */
const ROOMS = Number(process.env.METAMORPHIC_RUNS ?? RUNS * 4);

/** How the same member is called in other rooms: by its account, its name, its membership, or as one of those not known. */
function names(id: string): readonly string[] {
  const i = [0, 1, 2].find((one) => id.endsWith(ACCOUNTS[one] as string) || id.endsWith(`/M${one}`));
  return i === undefined ? [id] : [`${ACCOUNTS[i]}`, `Member ${ACCOUNTS[i]}`, `App/M${i}`, OTHERS];
}

/**
 * The flows of a room that another room does not have at the same level or a higher one. The number of rows is only in the
 * flows if the columns of the table are not.
 */
function missing(before: readonly Flow[], after: readonly Flow[]): readonly string[] {
  return before
    .filter(
      (flow) =>
        !after.some(
          (other) =>
            names(flow.receiver).includes(other.receiver) &&
            names(flow.owner).includes(other.owner) &&
            flow.table.toLowerCase() === other.table.toLowerCase() &&
            (flow.column === NUMBER_OF_ROWS ||
              ([flow.column, '*'].includes(other.column) &&
                !isMore(flow.level, other.level) &&
                other.guards.every((guard) => flow.guards.includes(guard)))),
        ),
    )
    .map(({ receiver, owner, table, column, level }) => `${receiver} learns of ${owner} ${table}.${column} ${level}`);
}

function flowsIn(plan: RoomPlan, building: Building = {}): readonly Flow[] {
  return flowsOf(built(plan, building).room).flows;
}

function tried<T>(property: fc.IProperty<T>, seed: number): void {
  fc.assert(property, { seed, numRuns: ROOMS });
}

describe.each(SEEDS)('the flows of a room (RANDOM_SEED=%i)', { timeout: Math.max(60_000, 20 * ROOMS) }, (seed) => {
  test('are not less if a value is not known', () => {
    tried(
      fc.property(roomPlan, fc.nat(), (plan, i) => {
        const { room, paths } = built(plan);
        const hidden = paths[i % paths.length] as string;

        expect(missing(flowsOf(room).flows, flowsIn(plan, { hidden: new Set([hidden]) })), hidden).toEqual([]);
      }),
      seed,
    );
  });

  test('are not less if several values are not known', () => {
    tried(
      fc.property(roomPlan, fc.array(fc.nat(), { minLength: 2, maxLength: 12 }), (plan, numbers) => {
        const { paths } = built(plan);
        const all = numbers.map((i) => paths[i % paths.length] as string);
        const some = flowsIn(plan, { hidden: new Set(all.slice(0, -1)) });
        const more = flowsIn(plan, { hidden: new Set(all) });

        expect(missing(some, more), String(all)).toEqual([]);
      }),
      seed,
    );
  });

  test('are not less if a table has one more receiver, allowed column, provider or analysis', () => {
    const more = fc.constantFrom<(table: TablePlan) => TablePlan>(
      (table) => ({ ...table, receivers: [0, 1, 2] }),
      (table) => ({ ...table, columns: ['a', 'b', 'c', 'd'] }),
      (table) => ({ ...table, providers: [0, 1, 2] }),
      (table) => ({ ...table, allowed: [...new Set([...table.allowed, 0, 1])] }),
      (table) => ({ ...table, allowed: [...new Set([...table.allowed, 'ANY_QUERY'])] }),
      (table) => ({ ...table, disallowed: [], literals: undefined }),
      (table) => ({ ...table, method: 'MULTIPLE', selected: ['DIRECT_QUERY', 'DIRECT_JOB'] }),
    );
    // The columns of other rules follow from the allowed ones in these rooms, and no query on them is in these rooms.
    const custom = roomPlan.map((plan) => ({
      ...plan,
      tables: plan.tables.map((table) => ({ ...table, rule: 'custom' as const })),
    }));

    tried(
      fc.property(custom, fc.nat(), more, (plan, i, change) => {
        const tables = plan.tables.map((table, at) => (at === i % plan.tables.length ? change(table) : table));
        expect(missing(flowsIn(plan), flowsIn({ ...plan, tables }))).toEqual([]);
      }),
      seed,
    );
  });

  test('and its analyses do not depend on the order of resources', () => {
    const shuffle = <T>(all: readonly T[]) => [...all].reverse();

    tried(
      fc.property(roomPlan, (plan) => {
        const [facts, shuffled] = [{}, { shuffle }].map((building) => flowsOf(built(plan, building).room));
        expect(shuffled).toEqual(facts);
      }),
      seed,
    );
  });

  test('and its analyses do not depend on the IDs of constructs', () => {
    tried(
      fc.property(roomPlan, (plan) => {
        const [facts, renamed] = [{}, { path: (id: string) => `Other/Stack/${id}Z` }].map((building) =>
          flowsOf(built(plan, building).room),
        );
        expect(renamed?.flows).toEqual(facts?.flows);
        expect(renamed?.analyses).toEqual(facts?.analyses);
      }),
      seed,
    );
  });

  test('are often there', () => {
    const rooms = fc.sample(roomPlan, { seed, numRuns: 4 * RUNS });
    const all = rooms.map((plan) => flowsIn(plan));

    expect(all.filter((flows) => flows.length > 0).length).toBeGreaterThan(RUNS);
    expect(new Set(all.flat().map(({ level }) => level)).size).toBeGreaterThan(3);
  });
});

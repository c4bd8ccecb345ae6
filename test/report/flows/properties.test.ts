import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownValue } from '../../../src/model/fact';
import { flowsOf } from '../../../src/report/facts/flows';
import { NUMBER_OF_ROWS } from '../../../src/report/facts/flows/disclosure';
import { isMore } from '../../../src/report/levels';
import type { Flow } from '../../../src/report/report';
import { isListed, OTHERS, type Participant, type Room } from '../../../src/report/room';
import { RUNS, SEEDS } from '../../support/exploration';
import { ACCOUNTS, built, type RoomPlan, roomPlan, type TablePlan } from './random-room';

/** `METAMORPHIC_RUNS` states on how many rooms each property is tried for each seed. */
const ROOMS = Number(process.env.METAMORPHIC_RUNS ?? RUNS * 4);

/** What is known of a room, and what follows from it. */
interface Known {
  readonly room: Room;
  readonly flows: readonly Flow[];
}

/** What is known of the room of a plan if some values are hidden. */
function knownOf(plan: RoomPlan, hidden: readonly string[] = []): Known {
  const { room } = built(plan, { hidden: new Set(hidden) });
  return { room, flows: flowsOf(room).flows };
}

const MEMBERS = [0, 1, 2];

/** The number of a member that is called by its account, its name or its membership. It is undefined for those not known. */
function memberCalled(id: string): number | undefined {
  return MEMBERS.find((i) => id.endsWith(ACCOUNTS[i] as string) || id.endsWith(`/M${i}`));
}

/** How the same member is called in other rooms: by its account, its name, its membership, or as one of those not known. */
function names(id: string): readonly string[] {
  const i = memberCalled(id);
  return i === undefined ? [id] : [`${ACCOUNTS[i]}`, `Member ${ACCOUNTS[i]}`, `App/M${i}`, OTHERS];
}

/**
 * Who can be a receiver of a room in another room in which less is known. A listed member whose account is not known learns
 * what any account that it can have receives. If the list is hidden, only those who have these accounts are left.
 */
function receivers(id: string, before: Room, after: Room): readonly string[] {
  const member = before.participants.find((one) => one.id === id) as Participant;
  const isLeft = after.participants.some((one) => one.id === id);
  if (isLeft || !isListed(member, before) || member.facts.account.state === 'known') {
    return names(id);
  }
  const others = before.participants.filter((one) => isListed(one, before));
  const taken = new Set(others.map(({ facts }) => knownValue(facts.account)));
  return MEMBERS.filter((i) => !taken.has(ACCOUNTS[i])).flatMap((i) => names(ACCOUNTS[i] as string));
}

/**
 * The flows of a room that another room, in which less is known, does not have at the same level or a higher one. The number
 * of rows is only in the flows if the columns of the table are not.
 */
function missing(before: Known, after: Known): readonly string[] {
  return before.flows
    .filter((flow) => {
      const possible = receivers(flow.receiver, before.room, after.room);
      return !after.flows.some(
        (other) =>
          possible.includes(other.receiver) &&
          names(flow.owner).includes(other.owner) &&
          flow.table.toLowerCase() === other.table.toLowerCase() &&
          (flow.column === NUMBER_OF_ROWS ||
            ([flow.column, '*'].includes(other.column) &&
              !isMore(flow.level, other.level) &&
              other.guards.every((guard) => flow.guards.includes(guard)))),
      );
    })
    .map(({ receiver, owner, table, column, level }) => `${receiver} learns of ${owner} ${table}.${column} ${level}`);
}

/** The values that state who the members of a room are. */
const IDENTITIES = [
  'members',
  'members…',
  ...MEMBERS.flatMap((i) => [`membership${i}.env`, ...['account', 'abilities'].map((one) => `member${i}.${one}`)]),
];

function tried<T>(property: fc.IProperty<T>, seed: number): void {
  fc.assert(property, { seed, numRuns: ROOMS });
}

describe.each(SEEDS)('the flows of a room (RANDOM_SEED=%i)', { timeout: Math.max(60_000, 20 * ROOMS) }, (seed) => {
  test('are not less if a value is not known', () => {
    tried(
      fc.property(roomPlan, fc.nat(), (plan, i) => {
        const { paths } = built(plan);
        const hidden = paths[i % paths.length] as string;

        expect(missing(knownOf(plan), knownOf(plan, [hidden])), hidden).toEqual([]);
      }),
      seed,
    );
  });

  test('are not less if several values are not known', () => {
    tried(
      fc.property(roomPlan, fc.array(fc.nat(), { minLength: 2, maxLength: 12 }), (plan, numbers) => {
        const { paths } = built(plan);
        const all = numbers.map((i) => paths[i % paths.length] as string);

        expect(missing(knownOf(plan, all.slice(0, -1)), knownOf(plan, all)), String(all)).toEqual([]);
      }),
      seed,
    );
  });

  test('are not less if it is not known of members who they are', () => {
    tried(
      fc.property(roomPlan, fc.shuffledSubarray(IDENTITIES, { minLength: 1 }), (plan, hidden) => {
        expect(missing(knownOf(plan, hidden.slice(0, -1)), knownOf(plan, hidden)), String(hidden)).toEqual([]);
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
        expect(missing(knownOf(plan), knownOf({ ...plan, tables }))).toEqual([]);
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
    const all = rooms.map((plan) => knownOf(plan).flows);

    expect(all.filter((flows) => flows.length > 0).length).toBeGreaterThan(RUNS);
    expect(new Set(all.flat().map(({ level }) => level)).size).toBeGreaterThan(3);
  });
});

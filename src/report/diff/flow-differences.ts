import type { Flow } from '../report';
import { kindOf, overall } from './comparison';
import type { Draft } from './difference';
import { compareParts, NOTHING, type Profile, profileOf } from './flow-profile';
import { flowReasons, flowWords } from './flow-words';
import { memberName, type Pair } from './pair';
import { joined, phrase, words } from './phrase';

/** Stands for all columns of a table. */
const ALL_COLUMNS = '*';

/** What members learn more or less of columns. */
export function flowDifferences(pair: Pair): readonly Draft[] {
  const [before, after] = [pair.before, pair.after].map(
    ({ flows }) => new Map(flows.map((flow) => [keyOf(flow), flow])),
  );
  const all = new Map([...after, ...before]);
  return [...all.values()].flatMap((flow) => {
    const [one, other] = [before, after].map((flows) => profileIn(flows, flow));
    return differenceOf(pair, flow, one, other);
  });
}

type FlowKey = Pick<Flow, 'receiver' | 'owner' | 'table' | 'column'>;

function keyOf({ receiver, owner, table, column }: FlowKey): string {
  return JSON.stringify([receiver, owner, table, column]);
}

/** A column that no flow names is one of those that are not known, if there are such columns. */
function profileIn(flows: ReadonlyMap<string, Flow>, key: FlowKey): Profile {
  const flow = flows.get(keyOf(key)) ?? flows.get(keyOf({ ...key, column: ALL_COLUMNS }));
  return flow ? profileOf(flow) : NOTHING;
}

function differenceOf(
  pair: Pair,
  { receiver, owner, table, column }: FlowKey,
  before: Profile,
  after: Profile,
): readonly Draft[] {
  const parts = compareParts(before, after);
  const kind = kindOf(overall(Object.values(parts)));
  if (kind === undefined) {
    return [];
  }
  const of = memberName(pair, owner);
  const what =
    column === ALL_COLUMNS ? phrase`columns of ${table} that are not known` : phrase`${`${table}.${column}`}`;
  const isNew = before.level === 'NOTHING';
  const reasons = kind === 'widens' ? flowReasons(before, after, parts).map(words) : [];
  return [
    {
      kind,
      change: { of: 'flow', receiver, owner, table, column, before: decisive(before), after: decisive(after) },
      what: phrase`${memberName(pair, receiver)} learns of ${what}, a table of ${of}`,
      before: flowWords(before),
      after: flowWords(after),
      why: joined([...(isNew ? [phrase`a new column leaves ${of}`] : []), ...reasons], '; '),
    },
  ];
}

function decisive(profile: Profile): Profile | null {
  return profile.level === 'NOTHING' ? null : profile;
}

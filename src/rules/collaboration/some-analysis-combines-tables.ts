import { isComplete, itemsOf, type ListFact } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  type CollaborationNode,
  hasEveryMembership,
  nodeOf,
  tableNodesOf,
} from '../../model/nodes';
import { counted } from '../../private/counted';
import { code, type Text, text } from '../../private/text';
import { type AllowedAnalysis, allowedOn, canBeSame, wordsFor } from '../analyses-of-table';
import { excludedFromJoins } from '../joined-tables';
import { receiversOf } from '../result-receivers';
import { nameOf, quoted, rule } from '../rule';

/** A table of a member, with what decides whether an analysis can read it together with another one. */
interface Readable {
  readonly association: AssociationNode;
  readonly analyses: ListFact<AllowedAnalysis>;
  /** The accounts that can receive the results, if the table restricts them. */
  readonly receivers: readonly string[] | undefined;
}

export const someAnalysisCombinesTables = rule({
  id: 'SomeAnalysisCombinesTables',
  catalogueIds: ['CR-COLLAB-040'],
  subject: 'collaboration',
  // Tables, templates and analysis rules can change later.
  severity: 'warning',
  title: 'At least one analysis can read tables of two members together',
  why: 'an analysis must fulfill the analysis rules of all tables that it reads',
  fix: 'allow the same analysis, and a common result receiver, on a table of each member',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const tables = readableIn(collaboration);
    const reasons = pairsOf(distinct(tables)).map(([a, b]) => exclusionOf(a, b));
    const [first] = reasons;
    if (!first || reasons.includes(undefined)) {
      return [];
    }
    const further = pairCount(tables) - 1;
    const others = further > 0 ? `; the same is true of ${counted(further, 'other pair')} of tables` : '';
    return [
      {
        what: `no analysis can read tables of two members of ${nameOf(collaboration)}: ${first.what}${others}`,
        fix: first.fix,
      },
    ];
  },
});

/** The tables of all members, if all of them and what they allow are known. */
function readableIn(collaboration: CollaborationNode): readonly Readable[] {
  const tables = tableNodesOf(collaboration.memberships);
  const associations = associationsIn(collaboration);
  const onlyAssociations = itemsOf(tables).length === itemsOf(associations).length;
  if (!hasEveryMembership(collaboration) || !isComplete(tables) || !onlyAssociations) {
    return [];
  }
  // A table that is excluded from joins is the subject of JoinedTablesShareRuleType.
  if (itemsOf(associations).some(excludedFromJoins)) {
    return [];
  }
  const readable = itemsOf(associations).map((association) => ({
    association,
    analyses: allowedOn(association, collaboration),
    receivers: receiversOf(association),
  }));
  // What a table allows can be the missing analysis as long as it is not known.
  return readable.every(({ analyses }) => isComplete(analyses)) ? readable : [];
}

/** One of the tables of a member that allow the same, so that a collaboration with many tables has few pairs. */
function distinct(tables: readonly Readable[]): readonly Readable[] {
  const ids = new Map<unknown, number>();
  const idOf = (value: unknown) => {
    ids.set(value, ids.get(value) ?? ids.size);
    return ids.get(value);
  };
  const keyOf = (table: Readable) =>
    JSON.stringify([
      idOf(ownerOf(table)),
      itemsOf(table.analyses).map((one) => (one.kind === 'template' ? idOf(one.template) : one)),
      table.receivers,
    ]);
  const found = new Map<string, Readable>();
  for (const table of tables) {
    const key = keyOf(table);
    found.set(key, found.get(key) ?? table);
  }
  return [...found.values()];
}

/** The pairs of tables of different members. */
function pairsOf(tables: readonly Readable[]): readonly (readonly [Readable, Readable])[] {
  return tables.flatMap((a, i) =>
    tables.slice(i + 1).flatMap((b) => (ownerOf(a) === ownerOf(b) ? [] : [[a, b] as const])),
  );
}

/** The number of such pairs, without making them. */
function pairCount(tables: readonly Readable[]): number {
  const counts = new Map<unknown, number>();
  for (const owner of tables.map(ownerOf)) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ofOneMember = [...counts.values()].reduce((sum, count) => sum + count ** 2, 0);
  return (tables.length ** 2 - ofOneMember) / 2;
}

function ownerOf({ association }: Readable): object | undefined {
  return nodeOf(association.membership);
}

/** Why no analysis reads both tables, or `undefined` if one can. */
function exclusionOf(a: Readable, b: Readable): { readonly what: string; readonly fix: Text } | undefined {
  const [first, second] = [nameOf(a.association), nameOf(b.association)];
  if (!itemsOf(a.analyses).some((one) => itemsOf(b.analyses).some((other) => canBeSame(one, other)))) {
    return {
      what: `${first} allows ${wordsFor(itemsOf(a.analyses))}, and ${second} allows ${wordsFor(itemsOf(b.analyses))}`,
      fix: `allow the same analysis on ${first} and ${second}`,
    };
  }
  const [receivers, others] = [a.receivers, b.receivers];
  if (receivers && others && !receivers.some((receiver) => others.includes(receiver))) {
    return {
      what: `the results of ${first} can be received by ${quoted(receivers)}, and those of ${second} by ${quoted(others)}`,
      fix: text`specify a common account in ${code('resultReceivers')} of ${first} and ${second}`,
    };
  }
  return undefined;
}

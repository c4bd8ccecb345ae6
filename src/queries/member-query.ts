import { excludes, includes, known, knownValue, UNKNOWN } from '../model/fact';
import { knowsEveryAccount, type MemberFacts, participants } from '../model/members';
import { type CollaborationNode, hasEveryMembership, type TableNode, tablesByName } from '../model/nodes';
import { UNKNOWN_PAYMENT } from '../model/payment';
import { inLanguageOfApp } from '../private/language';
import { code, text } from '../private/text';
import { CAN_QUERY } from '../private/words';
import { memberName, memberNames } from '../rules/members';
import { queryTable } from '../rules/query-tables';
import { nameOf } from '../rules/rule';
import { type Evaluation, evaluate } from '../sql/evaluation/evaluate';
import type { QueryTable } from '../sql/evaluation/tables';
import { tablesOf } from '../sql/names';
import { positionOf } from '../sql/position';
import { pageOf } from './pages';
import { notKnown, type Reason, refused } from './reason';
import { reasonsOfReceivers } from './receiver-reasons';
import { ruleIn } from './rules-of-tables';
import { reasonsOfTable } from './table-reasons';

/** A query that a member writes and runs without an analysis template. */
export interface MemberQuery {
  readonly collaboration: CollaborationNode;
  readonly member: MemberFacts;
  readonly sql: string;
}

/** What the service answers to a query, as far as it can be predicted. */
export interface Answer {
  /** It is `allowed` only if everything that decides is known. */
  readonly verdict: Evaluation['verdict'];
  readonly reasons: readonly Written[];
}

/** A reason as the language of the app writes it. */
export type Written = Omit<Reason, 'what' | 'fix'> & { readonly what: string; readonly fix?: string };

/**
 * Whether a member can run a query in a collaboration, and if not, why: by the abilities of the member, by the rules of all
 * tables that the query reads, and by its text.
 */
export function answerTo({ collaboration, member, sql }: MemberQuery): Answer {
  const tables = tablesOf(sql).map((name) => tableNamed(name, collaboration));
  const room = tables.flatMap(({ table }) => table ?? []);
  const evaluation = evaluate(sql, { tables: room, runner: knownValue(member.account), parameters: [] });
  const reasons = [
    ...ofMember(member, collaboration),
    ...tables.flatMap((table) => ofTable(table, member)),
    ...reasonsOfReceivers(
      tables.flatMap(({ nodes }) => nodes),
      collaboration,
    ),
    ...ofText(evaluation, sql),
  ];
  return {
    verdict: verdictOf(reasons, evaluation),
    reasons: reasons.map(({ what, fix, ...rest }) => ({
      ...rest,
      what: inLanguageOfApp(what),
      fix: fix && inLanguageOfApp(fix),
    })),
  };
}

/** The member with an account. What an account can do that no known member has is not known. */
export function memberWith(account: string, collaboration: CollaborationNode): MemberFacts {
  const member = participants(collaboration).find((one) => knownValue(one.account) === account);
  return (
    member ?? {
      account: known(account),
      displayName: UNKNOWN,
      abilities: UNKNOWN,
      mlAbilities: UNKNOWN,
      payments: UNKNOWN_PAYMENT,
    }
  );
}

function ofMember(member: MemberFacts, collaboration: CollaborationNode): readonly Reason[] {
  const all = participants(collaboration);
  if (!all.includes(member) && knowsEveryAccount(collaboration)) {
    return [
      refused(
        `${memberName(member)} is not a member of ${nameOf(collaboration)}, which has the members ${memberNames(all)}`,
        'specify one of the members',
      ),
    ];
  }
  if (includes(member.abilities, CAN_QUERY)) {
    return [];
  }
  const subject = `${memberName(member)} can query in ${nameOf(collaboration)}`;
  return excludes(member.abilities, CAN_QUERY)
    ? [
        refused(
          `${memberName(member)} cannot query in ${nameOf(collaboration)}`,
          text`assign ${code('MemberAbility.QUERY')} to the member when the collaboration is created`,
          'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
        ),
      ]
    : [notKnown(`whether ${subject}`)];
}

/** What a name in the text stands for. */
interface NamedTable {
  readonly name: string;
  readonly nodes: readonly TableNode[];
  /** It is undefined if there is certainly no such table. Of a table that is not certain, only the name is known. */
  readonly table?: QueryTable;
}

function tableNamed(name: string, collaboration: CollaborationNode): NamedTable {
  const nodes = tablesByName(collaboration).get(name) ?? [];
  if (nodes.length === 1) {
    return { name, nodes, table: queryTable(nodes[0], ruleIn) };
  }
  const isMissing = nodes.length === 0 && hasEveryMembership(collaboration);
  return isMissing ? { name, nodes } : { name, nodes, table: { name } };
}

function ofTable({ name, nodes, table }: NamedTable, member: MemberFacts): readonly Reason[] {
  if (nodes.length === 1) {
    return reasonsOfTable(nodes[0], member);
  }
  if (nodes.length > 1) {
    return [notKnown(`which of ${nodes.length} tables has the name ${JSON.stringify(name)} in the query`)];
  }
  return table
    ? [notKnown(`whether another member associates a table ${JSON.stringify(name)}, and with which rule`)]
    : [];
}

function ofText({ findings, opaqueAt }: Evaluation, sql: string): readonly Reason[] {
  const found = findings.map(
    ({ id, effect, what, fix, at }): Reason => ({
      effect: effect === 'uncertain' ? 'unknown' : effect,
      what,
      fix,
      page: pageOf(id),
      position: positionOf(sql, at),
    }),
  );
  return opaqueAt === undefined
    ? found
    : [...found, { ...notKnown('what the text means from there on'), position: positionOf(sql, opaqueAt) }];
}

function verdictOf(reasons: readonly Reason[], { verdict }: Evaluation): Evaluation['verdict'] {
  if (reasons.some(({ effect }) => effect === 'refused')) {
    return 'refused';
  }
  return reasons.length === 0 ? verdict : 'unknown';
}

import type { ReportedTable } from '../report';
import type { Draft } from './difference';
import { both, memberName, type Pair } from './pair';
import { type Phrase, phrase, words } from './phrase';
import { NOT_KNOWN } from './value-words';

/** Which tables come and go, and which have another kind of rule. A table with another name is another table. */
export function tableDifferences(pair: Pair): readonly Draft[] {
  return both(pair.before.tables, pair.after.tables, ({ owner, name }) => [owner, name]).flatMap(([before, after]) =>
    before && after ? ruleChange(pair, before, after) : [presence(pair, before, after)],
  );
}

function presence(pair: Pair, before: ReportedTable | undefined, after: ReportedTable | undefined): Draft {
  const { owner, name } = (after ?? before) as ReportedTable;
  return {
    kind: after ? 'widens' : 'narrows',
    change: { of: 'table', owner, table: name, before: decisive(before), after: decisive(after) },
    what: phrase`table ${name} of ${memberName(pair, owner)}`,
    before: tableWords(before),
    after: tableWords(after),
    why: after ? words('the data of another table becomes available, within its rule') : [],
  };
}

/** Without the columns, which are accepted one by one. */
function decisive(table: ReportedTable | undefined): unknown {
  return table ? [table.kind, table.rule] : null;
}

function tableWords(table: ReportedTable | undefined): Phrase {
  if (!table) {
    return words('not in the collaboration');
  }
  const { columns, sourceColumns } = table;
  const all = sourceColumns === null ? words('') : phrase` of ${sourceColumns}`;
  return columns === null ? ruleWords(table) : phrase`${ruleWords(table)}; ${columns.length}${all} columns`;
}

function ruleWords({ rule }: ReportedTable): Phrase {
  return rule === null ? phrase`a rule that is ${NOT_KNOWN}` : words(RULE_WORDS[rule]);
}

const RULE_WORDS: Readonly<Record<Exclude<ReportedTable['rule'], null>, string>> = {
  AGGREGATION: 'an aggregation rule',
  LIST: 'a list rule',
  CUSTOM: 'a custom rule',
  NONE: 'no rule',
};

function ruleChange(pair: Pair, before: ReportedTable, after: ReportedTable): readonly Draft[] {
  if (before.rule === after.rule && before.kind === after.kind) {
    return [];
  }
  const { owner, name } = after;
  const isLess = before.rule !== after.rule && after.rule === null;
  return [
    {
      kind: isLess ? 'widens' : 'neutral',
      change: { of: 'table', owner, table: name, subject: 'rule', before: decisive(before), after: decisive(after) },
      what: phrase`rule of ${name}, of ${memberName(pair, owner)}`,
      before: kindWords(before),
      after: kindWords(after),
      why: words(isLess ? 'it is not known any more what the rule allows' : ''),
    },
  ];
}

function kindWords(table: ReportedTable): Phrase {
  return table.kind === 'association'
    ? ruleWords(table)
    : phrase`${ruleWords(table)}, ${words(KIND_WORDS[table.kind])}`;
}

const KIND_WORDS: Readonly<Record<Exclude<ReportedTable['kind'], 'association'>, string>> = {
  intermediateTable: 'an intermediate table',
  idMappingTable: 'an ID mapping table',
};

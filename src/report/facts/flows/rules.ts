import type { AggregationFacts, CustomFacts, ListRuleFacts, OutputColumnFacts } from '../../../model/analysis-rule';
import {
  type Fact,
  isAbsent,
  isComplete,
  itemsOf,
  knownValue,
  type ListFact,
  list,
  UNKNOWN,
} from '../../../model/fact';
import type {
  AnalysisTemplateNode,
  AssociationNode,
  ConfiguredTableNode,
  IntermediateTableNode,
  Link,
} from '../../../model/nodes';
import { nodeOf } from '../../../model/nodes';
import { ANY_COLUMN } from '../../../sql/evaluation/fields';
import { isMore, type Level } from '../../levels';
import type { Guard, Use } from '../../report';

/** What a rule permits. `none`: nothing, because it does not exist. `unknown`: anything. */
export type Rule =
  | { readonly kind: 'none' | 'unknown' }
  | { readonly kind: 'aggregation'; readonly facts: AggregationFacts }
  | { readonly kind: 'list'; readonly facts: ListRuleFacts }
  | { readonly kind: 'custom'; readonly facts: CustomFacts; readonly allowed: readonly Link<AnalysisTemplateNode>[] };

/** The rule of an associated table. */
export function ruleOfTable(table: ConfiguredTableNode | undefined): Rule {
  if (!table) {
    return { kind: 'unknown' };
  }
  if (table.rule.state !== 'known') {
    return { kind: isAbsent(table.rule) ? 'none' : 'unknown' };
  }
  const { aggregation, list: listed, custom } = table.rule.value;
  const policies = [aggregation, listed, custom].filter((policy) => !isAbsent(policy));
  if (policies.length !== 1) {
    return { kind: 'unknown' };
  }
  if (aggregation.state === 'known') {
    return { kind: 'aggregation', facts: aggregation.value };
  }
  if (listed.state === 'known') {
    return { kind: 'list', facts: listed.value };
  }
  return customRule(custom, table.allowed);
}

export function ruleOfIntermediate({ rule, allowed }: IntermediateTableNode): Rule {
  return rule.state === 'known'
    ? customRule(rule.value.custom, allowed)
    : { kind: isAbsent(rule) ? 'none' : 'unknown' };
}

function customRule(custom: Fact<CustomFacts>, allowed: readonly Link<AnalysisTemplateNode>[]): Rule {
  return custom.state === 'known' ? { kind: 'custom', facts: custom.value, allowed } : { kind: 'unknown' };
}

/** The accounts that a table admits as receivers of results. Without a collaboration analysis rule, it admits none. */
export function admittedBy({ rule }: AssociationNode | IntermediateTableNode): ListFact<string> {
  if (rule.state === 'known') {
    return isAbsent(rule.value.receivers) ? list<string>([]) : rule.value.receivers;
  }
  return isAbsent(rule) ? list<string>([]) : UNKNOWN;
}

/** Whether a table can be used by additional analyses, as far as it is known. */
export function additionalAnalysesOf(node: AssociationNode | IntermediateTableNode): Fact<string> {
  const rule = node.kind === 'association' ? (nodeOf(node.table)?.rule ?? UNKNOWN) : node.rule;
  return rule.state === 'known' ? rule.value.additionalAnalyses : rule;
}

/** The user identifier under differential privacy, empty if it is not known. It is undefined if there can be none. */
export function userIdentifierOf(rule: Rule): string | undefined {
  const privacy = rule.kind === 'custom' ? knownValue(rule.facts.differentialPrivacy) : undefined;
  return privacy && (itemsOf(privacy)[0] ?? '').toLowerCase();
}

/** What certainly protects a column in the results of queries, beside its level. */
export function guardsOf(rule: Rule, column: string): readonly Guard[] {
  const isPrivate = userIdentifierOf(rule) !== undefined;
  return [...(isPrivate ? (['DP'] as const) : []), ...(hasMinimum(rule, column) ? (['MINIMUM'] as const) : [])];
}

function hasMinimum(rule: Rule, column: string): boolean {
  if (rule.kind === 'aggregation') {
    return itemsOf(rule.facts.outputConstraints).length > 0;
  }
  if (rule.kind !== 'custom') {
    return false;
  }
  return itemsOf(rule.facts.thresholds).some(
    ({ ofOutputColumns }) =>
      isComplete(ofOutputColumns) && !itemsOf(ofOutputColumns).some((one) => canExempt(one, column)),
  );
}

/** Whether the minimum of an output column can be none, and it can be this column. */
function canExempt(one: OutputColumnFacts, column: string): boolean {
  const isOther = one.column.state === 'known' && one.column.value.toLowerCase() !== column;
  return !isOther && !(one.minimum.state === 'known' && one.minimum.value >= 2);
}

/** The level of a column in the result of a query, which does not contain disallowed output columns. */
export function capped(level: Level, rule: Rule, column: string): Level {
  const cap = isDisallowed(rule, column) ? 'FILTER_FREE' : 'CLEAR';
  return isMore(level, cap) ? cap : level;
}

/** What queries that a member writes disclose of a column under a custom rule, each in another way. */
export function levelsOf(rule: Rule, column: string): readonly Pick<Use, 'level' | 'functions'>[] {
  if (!isDisallowed(rule, column)) {
    return [{ level: 'CLEAR' }];
  }
  return [
    // A result without the column can have a row for each of its values, and the number of rows with it.
    { level: levelOfGroups(guardsOf(rule, column)), functions: ['COUNT'] },
    { level: canCompareWithLiterals(rule, column) ? 'FILTER_FREE' : 'JOINED' },
  ];
}

/** What a column discloses by whose values rows are grouped, also if the result does not contain it. */
export function levelOfGroups(guards: readonly Guard[]): Level {
  return guards.includes('DP') ? 'AGGREGATED_NOISY' : guards.includes('MINIMUM') ? 'AGGREGATED_MIN' : 'AGGREGATED';
}

function isDisallowed(rule: Rule, column: string): boolean {
  return rule.kind === 'custom' && includesColumn(rule.facts.disallowedOutputColumns, column);
}

function canCompareWithLiterals(rule: Rule, column: string): boolean {
  if (rule.kind !== 'custom' || column === ANY_COLUMN) {
    return true;
  }
  const { thresholds, comparisonControls } = rule.facts;
  const isIdentity = itemsOf(thresholds).some(({ identityColumns }) => includesColumn(identityColumns, column));
  const literals = knownValue(comparisonControls)?.literalColumns;
  const isExcluded = literals !== undefined && isComplete(literals) && !includesColumn(literals, column);
  return !isIdentity && !isExcluded;
}

function includesColumn(columns: ListFact<string>, column: string): boolean {
  return itemsOf(columns).some((one) => one.toLowerCase() === column);
}

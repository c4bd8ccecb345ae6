import type { AggregationFacts, CustomFacts, ListRuleFacts } from '../../src/model/analysis-rule';
import { ABSENT, itemsOf, knownValue, type ListFact } from '../../src/model/fact';
import {
  type AssociationNode,
  associationsIn,
  type CollaborationNode,
  type ConfiguredTableNode,
  type Link,
  label,
  nodeOf,
  type PrivacyBudgetNode,
} from '../../src/model/nodes';
import { memberName, text } from './members';

export interface Description {
  readonly title: string;
  readonly facts: string[][];
}

/** What may be asked of each table of a collaboration, and who hears the answer. */
export function whatTablesAllow(collaboration: CollaborationNode): Description[] {
  return itemsOf(associationsIn(collaboration)).flatMap((association) => {
    const table = nodeOf(association.table);
    return table ? [describe(collaboration, association, table)] : [];
  });
}

function describe(
  collaboration: CollaborationNode,
  association: AssociationNode,
  table: ConfiguredTableNode,
): Description {
  const owner = memberName(collaboration, text(association.env.account));
  const receivers = itemsOf(knownValue(association.rule)?.receivers ?? { state: 'absent' });
  return {
    title: `Table ${label(association)} of the ${owner}`,
    facts: [
      ['shares', names(table.allowedColumns)],
      ...ruleOf(table),
      ['results go to', receivers.map((account) => memberName(collaboration, account)).join(', ') || 'nobody'],
      ...budgetsOf(association),
    ],
  };
}

function ruleOf(table: ConfiguredTableNode): string[][] {
  const rule = knownValue(table.rule);
  if (!rule) {
    return [['answers', 'nothing, as it has no analysis rule']];
  }
  const aggregation = knownValue(rule.aggregation);
  const list = knownValue(rule.list);
  const custom = knownValue(rule.custom);
  return [
    ...(aggregation ? aggregationRule(aggregation) : []),
    ...(list ? listRule(list) : []),
    ...(custom ? customRule(custom, table.allowed) : []),
  ];
}

function aggregationRule(rule: AggregationFacts): string[][] {
  const aggregates = itemsOf(rule.aggregates).map((one) => `${text(one.function)} of ${names(one.columns)}`);
  const minimums = itemsOf(rule.outputConstraints).map(
    (one) => `${knownValue(one.minimum) ?? 'some'} distinct ${text(one.column)}`,
  );
  return [
    ['answers', aggregates.join(', ')],
    ['joins on', names(rule.joinColumns)],
    ['groups by', names(rule.dimensionColumns)],
    ['hides rows', `of fewer than ${minimums.join(', ')}`],
  ];
}

function listRule(rule: ListRuleFacts): string[][] {
  return [
    ['answers', `lists of ${names(rule.listColumns)}`],
    ['joins on', names(rule.joinColumns)],
  ];
}

function customRule(rule: CustomFacts, allowed: ConfiguredTableNode['allowed']): string[][] {
  const users = knownValue(rule.differentialPrivacy);
  return [
    ['answers', `${allowed.map(analysisName).join(', ')}, and nothing else`],
    ...(users ? [['protects', `each ${names(users)} by differential privacy`]] : []),
  ];
}

function analysisName(link: Link<Parameters<typeof label>[0]>): string {
  const template = nodeOf(link);
  if (template) {
    return `the analysis template ${label(template)}`;
  }
  return link.to === 'outside' ? (knownValue(link.text) ?? 'an analysis of another app') : '';
}

function budgetsOf(association: AssociationNode): string[][] {
  const membership = nodeOf(association.membership);
  return itemsOf(membership?.budgets ?? ABSENT).map((budget) => ['within', budgetText(budget)]);
}

function budgetText(budget: PrivacyBudgetNode): string {
  const [epsilon, noise] = [knownValue(budget.epsilon), knownValue(budget.usersNoisePerQuery)];
  const limits = itemsOf(budget.limits).map((one) => `${knownValue(one.budget)} analyses, ${text(one.type)}`);
  return epsilon === undefined ? limits.join('; ') : `epsilon ${epsilon}, the noise of ${noise} users in each query`;
}

function names(columns: ListFact<string>): string {
  return itemsOf(columns).join(', ') || '–';
}

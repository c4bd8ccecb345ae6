import type {
  AggregationFacts,
  AnalysisRuleFacts,
  ComparisonFacts,
  CustomFacts,
  ListRuleFacts,
  ThresholdFacts,
} from '../../../model/analysis-rule';
import {
  ABSENT,
  type Fact,
  is,
  isAbsent,
  isComplete,
  itemsOf,
  known,
  type ListFact,
  list,
  map,
  UNKNOWN,
} from '../../../model/fact';
import type { CollaborationRuleFacts } from '../../../model/kinds/association';
import type { IntermediateRuleFacts } from '../../../model/kinds/intermediate-table';
import {
  type AnalysisTemplateNode,
  type AssociationNode,
  type IntermediateTableNode,
  type Link,
  label,
  type ModelAssociationNode,
  nodeOf,
  type TableNode,
} from '../../../model/nodes';
import { NOT_ALLOWED, QUERY_RUNNER } from '../../../private/words';
import type { ControlKind } from '../../controls';
import type { Room } from '../../room';
import { ownerOf } from '../owner';
import { sortedColumns, sortedNames } from '../sorted';
import { tableName } from '../tables';
import { onlyFilled } from './collaboration';
import { type About, control, ofFact, ofList, type ReadControl, unknownOnes } from './reading';
import { trustedMemberships } from './role-trust';

/** The controls of each table of a room. */
export function controlsOfTables(room: Room): readonly ReadControl[] {
  return room.tables.flatMap((node) =>
    ofTable(node, { owner: ownerOf(room, node), subject: tableName(node), of: node.path }),
  );
}

function ofTable(node: TableNode, about: About): readonly ReadControl[] {
  switch (node.kind) {
    case 'association':
      return ofAssociation(node, about);
    case 'intermediateTable':
      return ofIntermediateTable(node, about);
    case 'idMappingTable':
      // The service manages its rule.
      return [];
  }
}

function ofAssociation(node: AssociationNode, about: About): readonly ReadControl[] {
  const table = nodeOf(node.table);
  return [
    ...ofList(
      { ...about, of: table?.path ?? about.of },
      'ALLOWED_COLUMNS',
      table?.allowedColumns ?? UNKNOWN,
      sortedColumns,
    ),
    ...ofRule(table?.rule ?? UNKNOWN, table?.allowed ?? [], { ...about, of: table?.path ?? about.of }),
    ...ofList(about, 'RESULT_RECEIVERS', receiversIn(node.rule), sortedNames),
    ...ofList(about, 'ADDITIONAL_ANALYSES', additionalIn(node), sortedNames),
    ...ofRole(node, about),
  ];
}

/** The role of a table that a partner is declared to have is the matter of the partner. */
function ofRole({ role, imported }: AssociationNode, about: About): readonly ReadControl[] {
  const node = nodeOf(role);
  return imported ? [] : [control(about, 'ROLE_TRUST', (node && trustedMemberships(node)) ?? null)];
}

function ofIntermediateTable({ rule, allowed }: IntermediateTableNode, about: About): readonly ReadControl[] {
  if (rule.state !== 'known') {
    return rule.state === 'absent'
      ? []
      : unknownOnes(unknownRule(about), [...OF_CUSTOM, 'RESULT_RECEIVERS', 'ADDITIONAL_ANALYSES']);
  }
  const { custom } = rule.value;
  return [
    ...(custom.state === 'known' ? ofCustom(custom.value, allowed, about) : unknownOnes(unknownRule(about), OF_CUSTOM)),
    ...ofList(about, 'RESULT_RECEIVERS', receiversIn(rule), sortedNames),
    // Nothing states which ones: it is any of them.
    ...ofFact(
      about,
      'ADDITIONAL_ANALYSES',
      map(allowedSetting(rule), () => ['*']),
    ),
  ];
}

const OF_AGGREGATION: readonly ControlKind[] = [
  'JOIN_COLUMNS',
  'JOIN_OPERATORS',
  'JOIN_REQUIRED',
  'SCALAR_FUNCTIONS',
  'MINIMUM_GROUP',
];

const OF_CUSTOM: readonly ControlKind[] = [
  'ALLOWED_ANALYSES',
  'ANALYSIS_PROVIDERS',
  'DISALLOWED_OUTPUT_COLUMNS',
  'USER_IDENTIFIER',
  'MINIMUM_GROUP',
  'THRESHOLD_COLUMNS',
  'AGGREGATE_EXPRESSIONS',
  'OUTPUT_COLUMN_MINIMUM',
  'LITERAL_COMPARISONS',
  'COLUMN_COMPARISONS',
];

function unknownRule(about: About): About {
  return { ...about, because: `the analysis rule of ${JSON.stringify(about.subject)}` };
}

type Allowed = readonly Link<AnalysisTemplateNode>[];

function ofRule(rule: Fact<AnalysisRuleFacts>, allowed: Allowed, about: About): readonly ReadControl[] {
  if (rule.state === 'absent') {
    return [];
  }
  const facts = rule.state === 'known' ? rule.value : undefined;
  if (facts?.aggregation.state === 'known') {
    return ofAggregation(facts.aggregation.value, about);
  }
  if (facts?.list.state === 'known') {
    return ofListRule(facts.list.value, about);
  }
  if (facts?.custom.state === 'known') {
    return ofCustom(facts.custom.value, allowed, about);
  }
  return unknownOnes(unknownRule(about), [...new Set([...OF_AGGREGATION, ...OF_CUSTOM])]);
}

function ofAggregation(facts: AggregationFacts, about: About): readonly ReadControl[] {
  return [
    ...ofList(about, 'JOIN_COLUMNS', onlyFilled(facts.joinColumns), sortedColumns),
    ...ofList(about, 'JOIN_OPERATORS', operatorsIn(facts), sortedNames),
    ...ofFact(
      about,
      'JOIN_REQUIRED',
      map(facts.joinRequired, (required) => required === QUERY_RUNNER),
    ),
    ...ofList(about, 'SCALAR_FUNCTIONS', onlyFilled(facts.scalarFunctions), sortedNames),
    ...ofMinimums(about, 'MINIMUM_GROUP', facts.outputConstraints),
  ];
}

function ofListRule(facts: ListRuleFacts, about: About): readonly ReadControl[] {
  return [
    ...ofList(about, 'JOIN_COLUMNS', onlyFilled(facts.joinColumns), sortedColumns),
    ...ofList(about, 'JOIN_OPERATORS', operatorsIn(facts), sortedNames),
  ];
}

/**
 * The default is `AND`.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleAggregation.html
 */
function operatorsIn({ joinOperators }: Pick<ListRuleFacts, 'joinOperators'>): ListFact<string> {
  return isComplete(joinOperators) && itemsOf(joinOperators).length === 0 ? list(['AND']) : joinOperators;
}

/** Controls of single columns, whose subject is the column. */
function ofMinimums(
  about: About,
  kind: ControlKind,
  minimums: ListFact<{ readonly column: Fact<string>; readonly minimum: Fact<number> }>,
): readonly ReadControl[] {
  const named = itemsOf(minimums).filter(({ column }) => column.state === 'known');
  const controls = named.flatMap(({ column, minimum }) =>
    column.state === 'known'
      ? ofFact({ ...about, subject: `${about.subject}.${column.value.toLowerCase()}` }, kind, minimum)
      : [],
  );
  const isKnown = isComplete(minimums) && named.length === itemsOf(minimums).length;
  return isKnown ? controls : [...controls, control(about, kind, null)];
}

function ofCustom(facts: CustomFacts, allowed: Allowed, about: About): readonly ReadControl[] {
  const { thresholds, comparisonControls } = facts;
  return [
    ...ofList(about, 'ALLOWED_ANALYSES', onlyFilled(analysesIn(facts, allowed)), sortedNames),
    ...ofList(about, 'ANALYSIS_PROVIDERS', onlyFilled(facts.providers), sortedNames),
    ...ofFact(about, 'USER_IDENTIFIER', identifierIn(facts)),
    ...ofList(about, 'DISALLOWED_OUTPUT_COLUMNS', onlyFilled(facts.disallowedOutputColumns), sortedColumns),
    ...itemsOf(thresholds).flatMap((threshold) => ofThreshold(threshold, about)),
    ...(isComplete(thresholds)
      ? []
      : unknownOnes(about, ['MINIMUM_GROUP', 'THRESHOLD_COLUMNS', 'AGGREGATE_EXPRESSIONS', 'OUTPUT_COLUMN_MINIMUM'])),
    ...ofComparisons(about, 'LITERAL_COMPARISONS', comparisonControls, ({ literalColumns }) => literalColumns),
    ...ofComparisons(about, 'COLUMN_COMPARISONS', comparisonControls, ({ columnColumns }) => columnColumns),
  ];
}

/** The names of templates, and wildcards. Of a template outside of the app, the ARN stands for its name. */
function analysesIn({ allowedAnalyses }: CustomFacts, allowed: Allowed): ListFact<string> {
  const names = allowed.map(nameOfAllowed);
  return map(allowedAnalyses, ({ complete }) => ({
    items: names.filter((name) => name !== undefined),
    complete: complete && !names.includes(undefined),
  }));
}

function nameOfAllowed(link: Link<AnalysisTemplateNode | ModelAssociationNode>): string | undefined {
  if (link.to === 'node') {
    return label(link.node);
  }
  return link.text.state === 'known' ? link.text.value : undefined;
}

function identifierIn({ differentialPrivacy }: CustomFacts): Fact<string> {
  if (differentialPrivacy.state !== 'known') {
    return differentialPrivacy;
  }
  const [first] = itemsOf(differentialPrivacy.value);
  return first === undefined ? UNKNOWN : known(first.toLowerCase());
}

function ofThreshold({ identityColumns, minimum, expressions, ofOutputColumns }: ThresholdFacts, about: About) {
  return [
    ...ofFact(about, 'MINIMUM_GROUP', minimum),
    ...ofList(about, 'THRESHOLD_COLUMNS', identityColumns, sortedColumns),
    ...ofFact(about, 'AGGREGATE_EXPRESSIONS', expressions),
    ...ofMinimums(about, 'OUTPUT_COLUMN_MINIMUM', ofOutputColumns),
  ];
}

/** Without controls, all comparisons are allowed. An absent list in them is empty, since the service requires both. */
function ofComparisons(
  about: About,
  kind: ControlKind,
  controls: Fact<ComparisonFacts>,
  columnsIn: (facts: ComparisonFacts) => ListFact<string>,
): readonly ReadControl[] {
  if (controls.state !== 'known') {
    return ofFact(about, kind, controls);
  }
  const columns = columnsIn(controls.value);
  return ofList(about, kind, columns.state === 'absent' ? list([]) : columns, sortedColumns);
}

function receiversIn(rule: Fact<CollaborationRuleFacts | IntermediateRuleFacts>): ListFact<string> {
  return rule.state === 'known' ? onlyFilled(rule.value.receivers) : rule;
}

/** The models that can use a table. A table whose rule allows no additional analyses is used by none. */
function additionalIn({ table, additionalAnalyses, models }: AssociationNode): ListFact<string> {
  if (isAbsent(allowedSetting(nodeOf(table)?.rule ?? UNKNOWN))) {
    return ABSENT;
  }
  const names = models.map(nameOfAllowed);
  return onlyFilled(
    map(additionalAnalyses, ({ complete }) => ({
      items: names.filter((name) => name !== undefined),
      complete: complete && !names.includes(undefined),
    })),
  );
}

/** Whether additional analyses are allowed or required. It is absent if they are not. */
function allowedSetting(rule: Fact<Pick<AnalysisRuleFacts, 'additionalAnalyses'>>): Fact<string> {
  const setting = rule.state === 'known' ? rule.value.additionalAnalyses : rule;
  return is(setting, NOT_ALLOWED) ? ABSENT : setting;
}

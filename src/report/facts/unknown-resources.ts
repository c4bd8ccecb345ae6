import { type AnalysisRuleFacts, columnsOfRule } from '../../model/analysis-rule';
import { type Fact, is, isComplete, itemsOf, type ListFact } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, type AssociationNode, label, nodeOf, type TableNode } from '../../model/nodes';
import { MULTIPLE } from '../../private/words';
import type { UnknownValue } from '../report';
import type { Room } from '../room';

/** What is not known of the tables, templates, ID namespaces and models of a room, beside their controls. */
export function unknownOfResources({ tables, memberships }: Room): readonly UnknownValue[] {
  const templates = memberships.flatMap((one) => itemsOf(one.templates));
  const namespaces = memberships.flatMap((one) => itemsOf(one.namespaces));
  const models = memberships.flatMap((one) => itemsOf(one.modelAssociations));
  const named = [...tables, ...templates, ...namespaces, ...models];
  return [
    ...named.filter(({ name }) => name.state !== 'known').map(({ path }) => ({ of: path, what: 'the name' })),
    ...tables.flatMap(ofTable),
    ...templates.flatMap(ofTemplate),
    ...memberships.flatMap(({ audienceModelAssociations }) =>
      itemsOf(audienceModelAssociations).map((one) => ({
        ...unknownOf(one.path, 'what members learn through the segments of the audience model', label(one)),
        opensTo: 'members' as const,
      })),
    ),
    ...memberships.flatMap(({ mlConfigurations }) =>
      itemsOf(mlConfigurations).map(({ path }) => ({
        of: path,
        what: 'how long the output of machine learning is kept, and under which key',
      })),
    ),
  ];
}

function ofTable(node: TableNode): readonly UnknownValue[] {
  switch (node.kind) {
    case 'association':
      return ofAssociation(node);
    case 'intermediateTable':
      return node.rule.state === 'known' && isUnknown(node.rule.value.additionalAnalyses)
        ? [unknownOf(node.path, ADDITIONAL, label(node))]
        : [];
    case 'idMappingTable':
      return [];
  }
}

const ADDITIONAL = 'whether additional analyses are allowed or required';

/** What a rule that is known, and a table that is in the app, do not state. */
function ofAssociation(node: AssociationNode): readonly UnknownValue[] {
  const table = nodeOf(node.table);
  if (!table) {
    return [];
  }
  const { path, rule, analysisMethod, selectedMethods } = table;
  const isOpen = isUnknown(analysisMethod) || (is(analysisMethod, MULTIPLE) && !isComplete(selectedMethods));
  const ofRule = rule.state === 'known' ? whatsOfRule(rule.value) : [];
  const whats = [...(isOpen ? ['with which methods analyses can read the table'] : []), ...ofRule];
  return whats.map((what) => unknownOf(path, what, label(node)));
}

/** The columns of a rule that are not limited by a control, but decide what members learn. */
const COLUMNS: { readonly [property: string]: string } = {
  aggregateColumns: 'the aggregate columns',
  dimensionColumns: 'the dimension columns',
  listColumns: 'the list columns',
};

function whatsOfRule(rule: AnalysisRuleFacts): readonly string[] {
  const isPolicyKnown = [rule.aggregation, rule.list, rule.custom].some(({ state }) => state === 'known');
  const columns = columnsOfRule(rule).flatMap(({ property, columns: list }) =>
    isComplete(list) ? [] : (COLUMNS[property] ?? []),
  );
  const aggregation = rule.aggregation.state === 'known' ? itemsOf(rule.aggregation.value.aggregates) : [];
  const isOpen = aggregation.some((aggregate) => isUnknown(aggregate.function));
  return [
    ...columns,
    ...(isOpen ? ['the functions of the aggregate columns'] : []),
    ...(isPolicyKnown && isUnknown(rule.additionalAnalyses) ? [ADDITIONAL] : []),
  ];
}

function ofTemplate(node: AnalysisTemplateNode): readonly UnknownValue[] {
  const { path, parameters, referencedTables } = node;
  const lists: readonly (readonly [what: string, list: ListFact<unknown>, counts: boolean])[] = [
    ['the parameters', parameters, true],
    // The text of SQL states which tables it reads.
    ['the tables that the code can read', referencedTables, isPyspark(node)],
  ];
  return lists
    .filter(([, list, counts]) => counts && !isComplete(list))
    .map(([what]) => unknownOf(path, what, label(node)));
}

function isUnknown({ state }: Fact<unknown>): boolean {
  return state === 'unknown';
}

function unknownOf(of: string, what: string, name: string): UnknownValue {
  return { of, what: `${what} of ${JSON.stringify(name)}` };
}

import { customOf } from '../../model/analysis-rule';
import { excludes, is, isComplete, itemsOf, knownValue } from '../../model/fact';
import { type AssociationNode, type IntermediateTableNode, nodeOf } from '../../model/nodes';
import { ALLOWED, NOT_ALLOWED, REQUIRED } from '../../private/words';
import { columnNames, columnsOutside } from '../columns';
import { nameOf, quoted, rule } from '../rule';
import { associationsIn, readingOfIntermediate } from '../table-reading';

export const intermediateRuleIsAsStrict = rule({
  id: 'IntermediateRuleIsAsStrict',
  catalogueIds: ['CR-ITAB-006'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'The analysis rule of an intermediate table is at least as strict as those of its base tables',
  why: 'an intermediate table with data of several members inherits the controls of its base tables, and its rule can only restrict them',
  fix: 'restrict the rule of the intermediate table to what all base tables allow',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-table-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const reading = readingOfIntermediate(table);
    const bases = reading ? associationsIn(reading, table) : [];
    // The owner of all base tables decides alone.
    if (!bases.some((base) => isOfOther(base, table))) {
      return [];
    }
    return bases.flatMap((base) => {
      const problem = receiverProblem(table, base) ?? columnProblem(table, base) ?? additionalProblem(table, base);
      return problem === undefined ? [] : [{ what: `${nameOf(table)} ${problem}`, property: 'AnalysisRules' }];
    });
  },
});

function isOfOther(base: AssociationNode, table: IntermediateTableNode): boolean {
  return nodeOf(table.membership) !== nodeOf(base.membership);
}

function receiverProblem({ rule }: IntermediateTableNode, base: AssociationNode): string | undefined {
  const own = knownValue(rule);
  const ofBase = knownValue(base.rule);
  const added = own && ofBase ? itemsOf(own.receivers).filter((one) => excludes(ofBase.receivers, one)) : [];
  return added.length === 0
    ? undefined
    : `allows the result receivers ${quoted(added)}, but its base table ${nameOf(base)} does not`;
}

function columnProblem({ rule }: IntermediateTableNode, base: AssociationNode): string | undefined {
  const own = customOf(rule)?.disallowedOutputColumns;
  const table = nodeOf(base.table);
  const ofBase = table && customOf(table.rule)?.disallowedOutputColumns;
  if (!own || !ofBase || !isComplete(own)) {
    return undefined;
  }
  const missing = columnsOutside(itemsOf(ofBase), itemsOf(own));
  return missing.length === 0
    ? undefined
    : `allows the output columns ${columnNames(missing)}, but its base table ${nameOf(base)} does not`;
}

function additionalProblem({ rule }: IntermediateTableNode, base: AssociationNode): string | undefined {
  const table = nodeOf(base.table);
  const [own, ofBase] = [knownValue(rule)?.additionalAnalyses, table && knownValue(table.rule)?.additionalAnalyses];
  const isLaxer = own && ofBase && is(ofBase, REQUIRED) && (is(own, ALLOWED) || is(own, NOT_ALLOWED));
  return isLaxer
    ? `allows results outside of additional analyses, but its base table ${nameOf(base)} does not`
    : undefined;
}

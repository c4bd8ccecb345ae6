import { customOf } from '../../model/analysis-rule';
import { excludes, is, isComplete, itemsOf, knownValue } from '../../model/fact';
import { type ConfiguredTableNode, type IntermediateTableNode, nodeOf } from '../../model/nodes';
import { ANY_QUERY, DIRECT_JOB } from '../../private/words';
import { allowedArns, allowedTemplates, allowedWildcards } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';
import { associationsIn, readingOfIntermediate } from '../table-reading';

export const baseTablesAllowQuery = rule({
  id: 'BaseTablesAllowQuery',
  catalogueIds: ['CR-ITAB-007'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'The base tables of an intermediate table allow the analysis that fills it',
  why: 'the deployment runs this analysis on the base tables, under their analysis rules',
  fix: 'allow the analysis in the rule of the base table, or fill the table with an analysis template that the rule allows',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'inferred',
    proof: 'a custom analysis rule lists everything that it allows',
  },
  check: (table) => {
    const reading = readingOfIntermediate(table);
    if (!reading) {
      return [];
    }
    return associationsIn(reading, table).flatMap((base) => {
      const node = nodeOf(base.table);
      const problem = node && problemOf(node, table);
      return problem === undefined
        ? []
        : [
            {
              what: `${nameOf(table)} reads the base table ${nameOf(base)}, which ${problem}`,
              property: reading.property,
            },
          ];
    });
  },
});

function problemOf(base: ConfiguredTableNode, table: IntermediateTableNode): string | undefined {
  const custom = customOf(base.rule);
  if (table.sql.state === 'known' && is(base.analysisMethod, DIRECT_JOB)) {
    return 'allows only PySpark jobs';
  }
  if (!custom || !isComplete(custom.allowedAnalyses) || hasUnknown(base)) {
    return undefined;
  }
  if (allowedWildcards(base).includes(ANY_QUERY)) {
    const { account } = table.env;
    const isOther = account.state === 'known' && custom.providers.state === 'known';
    return isOther && table.sql.state === 'known' && excludes(custom.providers, account.value)
      ? `allows queries of ${quoted(itemsOf(custom.providers))}, but not of ${knownValue(account)}`
      : undefined;
  }
  const template = nodeOf(table.template);
  if (template) {
    // An ARN can be that of the template.
    const isAllowed = allowedTemplates(base).includes(template) || allowedArns(base).length > 0;
    return isAllowed ? undefined : `does not allow the analysis template ${nameOf(template)}`;
  }
  return 'allows only analysis templates';
}

/** Whether the rule can allow what is not known. */
function hasUnknown({ allowed }: ConfiguredTableNode): boolean {
  return allowed.some((link) => link.to === 'outside' && link.text.state !== 'known');
}

import { isAbsent } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const onePopulationSource = rule({
  id: 'OnePopulationSource',
  catalogueIds: ['CR-ITAB-002'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'An intermediate table is filled by one query or by one analysis template',
  why: 'the deployment runs the analysis that fills the table, so it must be certain which one',
  fix: text`specify either ${code('queryString')} or ${code('analysisTemplateArn')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTable.html',
    basis: 'inferred',
    proof: 'nothing can fill a table that has neither a query nor a template',
  },
  check: (table) => {
    const { sql, templatePointer } = table;
    const property = 'PopulationAnalysisConfiguration';
    if (isAbsent(sql) && templatePointer.kind === 'absent') {
      return [{ what: `${nameOf(table)} has neither a query nor an analysis template`, property }];
    }
    const hasTemplate = templatePointer.kind === 'resource' || templatePointer.kind === 'literal';
    return sql.state === 'known' && hasTemplate
      ? [{ what: `${nameOf(table)} has a query and an analysis template`, severity: 'warning', property }]
      : [];
  },
});

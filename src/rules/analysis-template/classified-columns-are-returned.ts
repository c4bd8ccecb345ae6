import { itemsOf, knownValue } from '../../model/fact';
import type { AnalysisTemplateNode } from '../../model/nodes';
import { queryOf } from '../query-findings';
import { nameOf, quoted, rule } from '../rule';

export const classifiedColumnsAreReturned = rule({
  id: 'ClassifiedColumnsAreReturned',
  catalogueIds: ['CR-SYN-005'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The query of a template returns the columns that are classified for synthetic data',
  why: 'synthetic data is generated from the columns that the query returns',
  fix: 'add the column to the final SELECT, or remove it from the column mapping',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
  },
  check: (template) => {
    const synthesis = knownValue(template.synthesis);
    const returned = synthesis && returnedBy(template);
    if (!synthesis || !returned) {
      return [];
    }
    return itemsOf(synthesis.columns)
      .flatMap(({ name }) => knownValue(name) ?? [])
      .filter((name) => !returned.some((column) => column.toLowerCase() === name.toLowerCase()))
      .map((name) => ({
        what: `${nameOf(template)} classifies the column ${quoted([name])}, but its query returns ${quoted(returned)}`,
        property: 'SyntheticDataParameters',
      }));
  },
});

/** The names of all columns that the query of a template returns, if each of them is known. */
function returnedBy(template: AnalysisTemplateNode): readonly string[] | undefined {
  const lineage = queryOf(template)?.lineage;
  const names = lineage?.columns.flatMap(({ name }) => name ?? []);
  return lineage?.complete && names?.length === lineage.columns.length && names.length > 0 ? names : undefined;
}

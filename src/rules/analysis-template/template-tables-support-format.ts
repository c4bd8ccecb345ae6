import { excludes, is } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, ANY_QUERY, DIRECT_JOB, DIRECT_QUERY, MULTIPLE } from '../../private/words';
import { allowedTemplates, allowedWildcards } from '../allowed-analyses';
import { nameOf, rule } from '../rule';
import { associationsIn, readingOfTemplate } from '../table-reading';

export const templateTablesSupportFormat = rule({
  id: 'TemplateTablesSupportFormat',
  catalogueIds: ['CR-TMPL-014'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The tables of an analysis template support analyses of its format',
  why: text`the method "DIRECT_QUERY" supports SQL queries, "DIRECT_JOB" supports PySpark jobs, and "MULTIPLE" supports
    both`,
  fix: text`set ${code('analysisMethod')} of the table to ${code('AnalysisMethod.MULTIPLE')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
    basis: 'inferred',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    return (reading ? associationsIn(reading, template) : []).flatMap((association) => {
      const table = nodeOf(association.table);
      // What the rule of the table allows is the subject of AllowedAnalysesFitMethod.
      return !table || supportsFormatOf(template, table) || isListed(template, table)
        ? []
        : [
            {
              what: `${reading?.analysis} reads ${nameOf(association)}, which allows only ${isPyspark(template) ? 'SQL queries' : 'PySpark jobs'}`,
              property: reading?.property,
            },
          ];
    });
  },
});

/** Whether the method of a table can support the format of a template. */
export function supportsFormatOf(template: AnalysisTemplateNode, table: ConfiguredTableNode): boolean {
  const { analysisMethod, selectedMethods } = table;
  const [needed, other] = isPyspark(template) ? [DIRECT_JOB, DIRECT_QUERY] : [DIRECT_QUERY, DIRECT_JOB];
  const isSelected = selectedMethods.state !== 'known' || !excludes(selectedMethods, needed);
  return !is(analysisMethod, other) && (!is(analysisMethod, MULTIPLE) || isSelected);
}

function isListed(template: AnalysisTemplateNode, table: ConfiguredTableNode): boolean {
  const wildcard = isPyspark(template) ? ANY_JOB : ANY_QUERY;
  const isSimple = !is(table.analysisMethod, MULTIPLE);
  return isSimple && (allowedTemplates(table).includes(template) || allowedWildcards(table).includes(wildcard));
}

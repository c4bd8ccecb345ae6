import { customOf } from '../../model/analysis-rule';
import { isComplete } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_JOB, ANY_QUERY } from '../../private/words';
import { allowedTemplates } from '../allowed-analyses';
import { nameOf, rule } from '../rule';
import { associationsIn, readingOfTemplate } from '../table-reading';
import { supportsFormatOf } from './template-tables-support-format';

export const templateTablesAllowIt = rule({
  id: 'TemplateTablesAllowIt',
  catalogueIds: ['CR-TMPL-024', 'CR-CUSTOM-007'],
  subject: 'analysisTemplate',
  // The owner of a table can allow it later.
  severity: 'warning',
  title: 'The tables of an analysis template allow it',
  why: 'an analysis template can run only if the rules of all tables that it reads allow it',
  fix: text`add the template to ${code('AllowedAnalyses.templates')} in the analysis rule of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'documented',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    return (reading ? associationsIn(reading, template) : []).flatMap((association) => {
      const table = nodeOf(association.table);
      return table && supportsFormatOf(template, table) && certainlyRefuses(table, template)
        ? [
            {
              what: `${reading?.analysis} reads ${nameOf(association)}, whose analysis rule does not allow the template`,
              property: reading?.property,
            },
          ]
        : [];
    });
  },
});

function certainlyRefuses(table: ConfiguredTableNode, template: AnalysisTemplateNode): boolean {
  const custom = customOf(table.rule);
  const wildcard = isPyspark(template) ? ANY_JOB : ANY_QUERY;
  // A rule that allows nothing yet is the subject of CustomRuleAllowsAnalysis. An ARN can be that of the template.
  const isOpen = table.allowed.some((link) => link.to === 'outside' && isWildcardOrArn(link.text, wildcard));
  return (
    custom !== undefined &&
    isComplete(custom.allowedAnalyses) &&
    table.allowed.length > 0 &&
    !isOpen &&
    !allowedTemplates(table).includes(template)
  );
}

function isWildcardOrArn(text: { readonly state: string; readonly value?: string }, wildcard: string): boolean {
  return text.state !== 'known' || text.value === wildcard || text.value?.startsWith('arn:') === true;
}

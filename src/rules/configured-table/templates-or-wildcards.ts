import { label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ANY_QUERY } from '../../private/words';
import { allowedArns, allowedTemplates, allowedWildcards } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const templatesOrWildcards = rule({
  id: 'TemplatesOrWildcards',
  catalogueIds: ['CR-CUSTOM-001'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A custom analysis rule allows either analysis templates or any analysis of specific accounts',
  why: 'a custom analysis rule can allow reviewed analysis templates or any query of trusted accounts, but not both',
  fix: text`use either ${code('AllowedAnalyses.templates(…)')} or ${code('AllowedAnalyses.anyQueryFrom(…)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'documented',
  },
  check: (table) => {
    const wildcards = allowedWildcards(table);
    const templates = [...allowedTemplates(table).map(label), ...allowedArns(table)];
    if (wildcards.length === 0 || templates.length === 0) {
      return [];
    }
    const both = `${quoted(wildcards)} and the analysis ${templates.length === 1 ? 'template' : 'templates'}`;
    return [
      {
        what: `the custom analysis rule of ${nameOf(table)} allows ${both} ${quoted(templates)}`,
        // The page does not document this for jobs.
        severity: wildcards.includes(ANY_QUERY) ? undefined : 'warning',
        property: 'AnalysisRules',
      },
    ];
  },
});

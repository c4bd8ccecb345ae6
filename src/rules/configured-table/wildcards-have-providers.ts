import { customOf } from '../../model/analysis-rule';
import { isComplete, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { ANY_QUERY } from '../../private/words';
import { allowedWildcards } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const wildcardsHaveProviders = rule({
  id: 'WildcardsHaveProviders',
  catalogueIds: ['CR-CUSTOM-002'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A custom analysis rule that allows any analysis specifies the allowed accounts',
  why: 'any analysis can be allowed only for specific accounts',
  fix: text`pass the accounts to ${code('AllowedAnalyses.anyQueryFrom(…)')} or
    ${code('AllowedAnalyses.anyJobFrom(…)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleCustom.html',
    basis: 'documented',
  },
  check: (table) => {
    const providers = customOf(table.rule)?.providers;
    const wildcards = allowedWildcards(table);
    if (!providers || wildcards.length === 0) {
      return [];
    }
    if (!isComplete(providers) || itemsOf(providers).length > 0) {
      return [];
    }
    return [
      {
        what: text`the custom analysis rule of ${nameOf(table)} allows ${quoted(wildcards)}, but does not specify an
          account`,
        // The page does not document this for jobs.
        severity: wildcards.includes(ANY_QUERY) ? undefined : 'warning',
        property: 'AnalysisRules',
      },
    ];
  },
});

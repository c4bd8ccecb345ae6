import { customOf } from '../../model/analysis-rule';
import { is, isComplete, itemsOf, type ListFact } from '../../model/fact';
import { code, text } from '../../private/text';
import { ANY_QUERY, DIRECT_JOB } from '../../private/words';
import { strangersAllowed } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const anyQueryIsProtected = rule({
  id: 'AnyQueryIsProtected',
  catalogueIds: ['CR-CUSTOM-005', 'CR-CUSTOM-035'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A table that allows any query of another account protects its results',
  why: 'a query without restrictions can return every row with all allowed columns',
  fix: text`set ${code('outputProtection')} of ${code('AnalysisRule.custom')}, for example to
    ${code('OutputProtection.aggregationThreshold({ … })')} with ${code('comparisons')}, or allow reviewed queries with
    ${code('AllowedAnalyses.templates(…)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'inferred',
  },
  forOwner: true,
  check: (table) => {
    const custom = customOf(table.rule);
    const accounts = strangersAllowed(ANY_QUERY, table);
    if (!custom || accounts.length === 0 || is(table.analysisMethod, DIRECT_JOB)) {
      return [];
    }
    const { differentialPrivacy, comparisonControls, thresholds, disallowedOutputColumns } = custom;
    const isOpen =
      differentialPrivacy.state === 'absent' &&
      comparisonControls.state === 'absent' &&
      isEmpty(thresholds) &&
      isEmpty(disallowedOutputColumns);
    if (!isOpen) {
      return [];
    }
    return [
      {
        what: `${nameOf(table)} allows any query of ${quoted(accounts)}, and nothing protects its results`,
        property: 'AnalysisRules',
      },
    ];
  },
});

function isEmpty(fact: ListFact<unknown>): boolean {
  return isComplete(fact) && itemsOf(fact).length === 0;
}

import { customOf } from '../../model/analysis-rule';
import { isAbsent, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { ANY_QUERY } from '../../private/words';
import { strangersAllowed } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const thresholdHasComparisonControls = rule({
  id: 'ThresholdHasComparisonControls',
  catalogueIds: ['CR-CUSTOM-033'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'An aggregation threshold for any query of another account is combined with comparison controls',
  why: text`a threshold applies to each query alone, and the results of two queries whose filters differ in one person
    show the data of this person`,
  fix: text`set ${code('comparisons')} of ${code('OutputProtection.aggregationThreshold({ … })')} to the columns that queries
    need to compare`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    const custom = customOf(table.rule);
    const accounts = strangersAllowed(ANY_QUERY, table);
    if (!custom || accounts.length === 0) {
      return [];
    }
    if (itemsOf(custom.thresholds).length === 0 || !isAbsent(custom.comparisonControls)) {
      return [];
    }
    const filter = `any query of ${quoted(accounts)} can filter by all columns`;
    return [
      {
        what: `${nameOf(table)} has an aggregation threshold without comparison controls, so ${filter}`,
        property: 'AnalysisRules',
      },
    ];
  },
});

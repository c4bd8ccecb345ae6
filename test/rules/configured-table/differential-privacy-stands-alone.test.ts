import type { CustomFacts } from '../../../src/model/analysis-rule';
import { differentialPrivacyStandsAlone } from '../../../src/rules/configured-table/differential-privacy-stands-alone';
import { ABSENT, customRule, known, list, table, threshold, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use either `OutputProtection.differentialPrivacy(…)` or `OutputProtection.aggregationThreshold({ … })`';

const thresholds = list([threshold()]);
const comparisonControls = known({ literalColumns: list<string>([]), columnColumns: list(['user_id']) });

function protectedWith(more: Partial<CustomFacts>) {
  return table({ rule: customRule({ differentialPrivacy: known(list(['user_id'])), ...more }) });
}

describeRule(differentialPrivacyStandsAlone, {
  fires: [
    {
      name: 'with a threshold',
      subject: () => protectedWith({ thresholds }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" combines differential privacy with aggregation thresholds',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'with comparison controls',
      subject: () => protectedWith({ comparisonControls }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" combines differential privacy with comparison controls',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'with both',
      subject: () => protectedWith({ thresholds, comparisonControls }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" combines differential privacy with aggregation thresholds and comparison controls',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'differential privacy alone', subject: () => protectedWith({}) },
    { name: 'an empty list of thresholds', subject: () => protectedWith({ thresholds: list<never>([]) }) },
    {
      name: 'a threshold with comparison controls',
      subject: () => table({ rule: customRule({ thresholds, comparisonControls }) }),
    },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the thresholds are a token', subject: () => protectedWith({ thresholds: UNKNOWN }) },
    { name: 'the only threshold is a token', subject: () => protectedWith({ thresholds: list<never>([], false) }) },
    { name: 'the comparison controls are a token', subject: () => protectedWith({ comparisonControls: UNKNOWN }) },
    {
      name: 'the protection is a token',
      subject: () => protectedWith({ differentialPrivacy: UNKNOWN, thresholds, comparisonControls: ABSENT }),
    },
  ],
});

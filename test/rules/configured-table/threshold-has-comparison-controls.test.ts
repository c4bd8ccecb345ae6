import type { CustomFacts } from '../../../src/model/analysis-rule';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { thresholdHasComparisonControls } from '../../../src/rules/configured-table/threshold-has-comparison-controls';
import {
  ABSENT,
  association,
  collaboration,
  customRule,
  known,
  list,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  table,
  threshold,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `comparisons` of `OutputProtection.aggregationThreshold({ … })` to the columns that queries need to compare';

const thresholds = list([threshold()]);

function open(custom: Partial<CustomFacts> = {}, more: Partial<ConfiguredTableNode> = {}) {
  const node = table({ rule: customRule({ thresholds, ...custom }), allowed: [outside('ANY_QUERY')], ...more });
  association(membership(collaboration()), node);
  return node;
}

describeRule(thresholdHasComparisonControls, {
  fires: [
    {
      name: 'a threshold alone',
      subject: () => open(),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has an aggregation threshold without comparison controls, so any query of "222222222222" can filter by all columns',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'with controls',
      subject: () =>
        open({ comparisonControls: known({ literalColumns: list([]), columnColumns: list(['user_id']) }) }),
    },
    { name: 'without a threshold', subject: () => open({ thresholds: ABSENT }) },
    { name: 'queries are reviewed', subject: () => open({}, { allowed: [outside('arn:aws:cleanrooms:…')] }) },
    { name: 'only the own account can query', subject: () => open({ providers: list([PUBLISHER]) }) },
  ],
  unknown: [
    { name: 'the controls are a token', subject: () => open({ comparisonControls: UNKNOWN }) },
    { name: 'the thresholds are a token', subject: () => open({ thresholds: UNKNOWN }) },
    { name: 'the allowed analysis is a token', subject: () => open({}, { allowed: [OUTSIDE] }) },
    { name: 'the rule is a token', subject: () => open({}, { rule: UNKNOWN }) },
  ],
});

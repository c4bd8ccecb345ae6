import { sumsNeedCleartext } from '../../../src/rules/association/sums-need-cleartext';
import {
  aggregationRule,
  association,
  collaboration,
  customRule,
  known,
  membership,
  PUBLISHER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `allowCleartext` of `cryptographicComputing` of the collaboration to true, which replaces the collaboration, or acknowledge this warning if the table is not encrypted';

function encrypted(allowCleartext = known(false) as ReturnType<typeof known<boolean>> | typeof UNKNOWN) {
  return collaboration({
    encryption: known({ allowCleartext, allowJoinsOnColumnsWithDifferentNames: known(true) }),
  });
}

/** A table whose rule allows these functions, each with its columns. */
function summing(of: ReturnType<typeof collaboration> | undefined, ...aggregates: [string, ...string[]][]) {
  return association(membership(of, PUBLISHER), table({ rule: aggregationRule({ aggregates }) }));
}

describeRule(sumsNeedCleartext, {
  fires: [
    {
      name: 'a sum',
      subject: () => summing(encrypted(), ['SUM', 'revenue']),
      violations: [
        {
          severity: 'warning',
          what: 'the rule of "sales" allows "SUM" of "revenue", but "Ads" does not allow cleartext columns',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'several functions beside others',
      subject: () =>
        summing(encrypted(), ['COUNT', 'user_id'], ['SUM_DISTINCT', 'revenue', 'cost'], ['AVG', 'revenue']),
      violations: [
        {
          severity: 'warning',
          what: 'the rule of "sales" allows "SUM_DISTINCT", "AVG" of "revenue", "cost", but "Ads" does not allow cleartext columns',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
  ],
  quiet: [
    { name: 'only counts', subject: () => summing(encrypted(), ['COUNT', 'user_id'], ['COUNT_DISTINCT', 'city']) },
    { name: 'cleartext is allowed', subject: () => summing(encrypted(known(true)), ['SUM', 'revenue']) },
    { name: 'nothing is encrypted', subject: () => summing(collaboration(), ['SUM', 'revenue']) },
    {
      name: 'a custom rule',
      subject: () => association(membership(encrypted(), PUBLISHER), table({ rule: customRule() })),
    },
  ],
  unknown: [
    { name: 'whether cleartext is allowed is a token', subject: () => summing(encrypted(UNKNOWN), ['SUM', 'revenue']) },
    {
      name: 'the encryption is a token',
      subject: () => summing(collaboration({ encryption: UNKNOWN }), ['SUM', 'revenue']),
    },
    { name: 'the collaboration is in another app', subject: () => summing(undefined, ['SUM', 'revenue']) },
    {
      name: 'the rule is a token',
      subject: () => association(membership(encrypted(), PUBLISHER), table({ rule: UNKNOWN })),
    },
    { name: 'the table is in another app', subject: () => association(membership(encrypted(), PUBLISHER), undefined) },
  ],
});

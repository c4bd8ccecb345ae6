import type { Fact, ListFact } from '../../../src/model/fact';
import type { Pointer } from '../../../src/model/raw';
import { tableHasResultReceiver } from '../../../src/rules/association/table-has-result-receiver';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaborationRule,
  customRule,
  known,
  list,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add the account of a member who can receive results to `resultReceivers`';

/** An association with these receivers and additional analyses, whose table allows additional analyses. */
function opening(
  receivers: ListFact<string>,
  additionalAnalyses: Fact<string> = ABSENT,
  listed: ListFact<Pointer> = ABSENT,
) {
  const rule = known({ ...customRule().value, additionalAnalyses });
  return association(undefined, table({ rule }), {
    rule: collaborationRule('CUSTOM', { receivers }),
    additionalAnalyses: listed,
  });
}

const MODEL: Pointer = { kind: 'literal', text: 'arn:aws:cleanrooms-ml:…' };

describeRule(tableHasResultReceiver, {
  fires: [
    {
      name: 'no receivers are specified',
      subject: () => opening(ABSENT),
      violations: [
        {
          severity: 'warning',
          what: 'the collaboration analysis rule of "sales" allows no result receiver',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'the list is empty, and additional analyses are possible',
      subject: () => opening(list([]), known('ALLOWED')),
      violations: [
        {
          severity: 'warning',
          what: 'the collaboration analysis rule of "sales" allows no result receiver',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a member receives results', subject: () => opening(list([ADVERTISER])) },
    { name: 'the table is for additional analyses only', subject: () => opening(ABSENT, known('REQUIRED')) },
    { name: 'an additional analysis is listed', subject: () => opening(ABSENT, known('ALLOWED'), list([MODEL])) },
    {
      name: 'there is no rule, which is another mistake',
      subject: () => association(undefined, table({ rule: customRule() })),
    },
  ],
  unknown: [
    { name: 'the receivers are a token', subject: () => opening(UNKNOWN) },
    { name: 'the receivers are not all known', subject: () => opening(list([], false)) },
    { name: 'whether it is for additional analyses is a token', subject: () => opening(ABSENT, UNKNOWN) },
    { name: 'the additional analyses are a token', subject: () => opening(ABSENT, known('ALLOWED'), UNKNOWN) },
    {
      name: 'the rule of the table is a token',
      subject: () =>
        association(undefined, table({ rule: UNKNOWN }), { rule: collaborationRule('CUSTOM', { receivers: ABSENT }) }),
    },
    {
      name: 'the table is outside of the app',
      subject: () => association(undefined, undefined, { rule: collaborationRule('CUSTOM', { receivers: ABSENT }) }),
    },
  ],
});

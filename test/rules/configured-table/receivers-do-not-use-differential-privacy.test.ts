import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import type { CollaborationNode } from '../../../src/model/nodes';
import { receiversDoNotUseDifferentialPrivacy } from '../../../src/rules/configured-table/receivers-do-not-use-differential-privacy';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  list,
  member,
  membership,
  PUBLISHER,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use `OutputProtection.aggregationThreshold({ … })` instead, or remove `MemberAbility.RECEIVE_RESULTS` from the member';

function owned(
  by: string,
  rule: Fact<AnalysisRuleFacts> = protectedRule('user_id'),
  room?: Partial<CollaborationNode>,
) {
  const node = table({ rule });
  const within = membership(collaboration(room), by);
  association(within, node);
  association(within, node);
  return node;
}

describeRule(receiversDoNotUseDifferentialPrivacy, {
  fires: [
    {
      name: 'the table is of the member who receives results',
      subject: () => owned(ADVERTISER),
      violations: [
        {
          severity: 'warning',
          what: '"sales" uses differential privacy, but its owner 222222222222 ("Member 222222222222") can receive results in "Ads"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table is of another member', subject: () => owned(PUBLISHER) },
    { name: 'the table is not protected', subject: () => owned(ADVERTISER, customRule()) },
    { name: 'the table is not associated', subject: () => table({ rule: protectedRule('user_id') }) },
  ],
  unknown: [
    { name: 'the rule is a token', subject: () => owned(ADVERTISER, UNKNOWN) },
    {
      name: 'the abilities are a token',
      subject: () =>
        owned(ADVERTISER, protectedRule('user_id'), {
          members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]),
        }),
    },
    {
      name: 'the account of the member is a token',
      subject: () =>
        owned(ADVERTISER, protectedRule('user_id'), {
          members: list([member(ADVERTISER, ['CAN_RECEIVE_RESULTS'], { account: UNKNOWN })]),
        }),
    },
    {
      name: 'the membership is outside of the app',
      subject: () => {
        const node = table({ rule: protectedRule('user_id') });
        association(undefined, node);
        return node;
      },
    },
  ],
});

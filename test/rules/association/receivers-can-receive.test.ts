import type { ListFact } from '../../../src/model/fact';
import type { CollaborationNode } from '../../../src/model/nodes';
import { receiversCanReceive } from '../../../src/rules/association/receivers-can-receive';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  collaborationRule,
  customRule,
  list,
  member,
  membership,
  PUBLISHER,
  STRANGER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the account from `resultReceivers`, or assign `MemberAbility.RECEIVE_RESULTS` to its member';

function opening(receivers: ListFact<string>, ads?: CollaborationNode) {
  return association(membership(ads), table({ rule: customRule() }), {
    rule: collaborationRule('CUSTOM', { receivers }),
  });
}

describeRule(receiversCanReceive, {
  fires: [
    {
      name: 'a receiver is a member that cannot receive',
      subject: () => opening(list([ADVERTISER, PUBLISHER]), collaboration()),
      violations: [
        {
          severity: 'warning',
          what: 'the result receiver 111111111111 ("Member 111111111111") cannot receive results in the collaboration "Ads"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'a receiver is no member',
      subject: () => opening(list([STRANGER]), collaboration()),
      violations: [
        {
          severity: 'warning',
          what: 'the result receiver "333333333333" is not a member of the collaboration "Ads"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'a receiver is a member that can only query, whoever else is a member',
      subject: () =>
        opening(list([ADVERTISER]), collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])], false) })),
      violations: [
        {
          severity: 'warning',
          what: 'the result receiver 222222222222 ("Member 222222222222") cannot receive results in the collaboration "Ads"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'one receiver is known to be no member, whatever another one is',
      subject: () => opening(list([STRANGER], false), collaboration()),
      violations: [
        {
          severity: 'warning',
          what: 'the result receiver "333333333333" is not a member of the collaboration "Ads"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the receiver can receive', subject: () => opening(list([ADVERTISER]), collaboration()) },
    { name: 'nobody is named', subject: () => opening(list<string>([]), collaboration()) },
    {
      name: 'the association has no rule',
      subject: () => association(membership(collaboration()), table(), { rule: ABSENT }),
    },
  ],
  unknown: [
    { name: 'the collaboration is outside of the app', subject: () => opening(list([STRANGER])) },
    { name: 'the receivers are a token', subject: () => opening(UNKNOWN, collaboration()) },
    {
      name: 'the abilities of the receiver are a token',
      subject: () =>
        opening(list([ADVERTISER]), collaboration({ members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) })),
    },
    {
      name: 'a member is unknown',
      subject: () => opening(list([STRANGER]), collaboration({ members: list([], false) })),
    },
    {
      name: 'the account of the creator is unknown',
      subject: () => opening(list([STRANGER]), collaboration({ creator: member('', [], { account: UNKNOWN }) })),
    },
    {
      name: 'the rule of the association is a token',
      subject: () => association(membership(collaboration()), table(), { rule: UNKNOWN }),
    },
  ],
});

import type { MemberFacts } from '../../../src/model/members';
import { UNKNOWN_PAYMENT } from '../../../src/model/payment';
import { membersAreAddedOnce } from '../../../src/rules/collaboration/members-are-added-once';
import { ADVERTISER, addedMember, collaboration, list, member, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'merge them into one `CollaborationMember`';
const RECEIVER = member(STRANGER, ['CAN_RECEIVE_RESULTS']);

function differing(option: string) {
  return {
    severity: 'error' as const,
    what: `"App/Late1" and "App/Late2" add the same member 333333333333 ("Member 333333333333") to "Ads", but differ in \`${option}\``,
    fix: FIX,
    property: undefined,
  };
}

function paying(isPaid: boolean): MemberFacts {
  return { ...RECEIVER, payments: { ...RECEIVER.payments, modelTraining: { state: 'known', value: isPaid } } };
}

function withAdded(...members: readonly MemberFacts[]) {
  const ads = collaboration();
  members.forEach((one, i) => void addedMember(ads, one, `Late${i + 1}`));
  return ads;
}

describeRule(membersAreAddedOnce, {
  fires: [
    {
      name: 'a member who can receive results, and cannot',
      subject: () => withAdded(RECEIVER, member(STRANGER)),
      violations: [
        {
          severity: 'error',
          what: '"App/Late1" and "App/Late2" add the same member 333333333333 ("Member 333333333333") to "Ads", but differ in `abilities`',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'a member who cannot receive results, and can',
      subject: () => withAdded(member(STRANGER), RECEIVER),
      violations: [
        {
          severity: 'error',
          what: '"App/Late1" and "App/Late2" add the same member 333333333333 ("Member 333333333333") to "Ads", but differ in `abilities`',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'a member of two names, beside another',
      subject: () =>
        withAdded(member(ADVERTISER), RECEIVER, { ...RECEIVER, displayName: { state: 'known', value: 'Late' } }),
      violations: [
        {
          severity: 'error',
          what: '"App/Late2" and "App/Late3" add the same member 333333333333 ("Late") to "Ads", but differ in `displayName`',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'a member who exports logs, and does not',
      subject: () => withAdded(member(STRANGER), member(STRANGER, ['CAN_EXPORT_QUERY_ANALYSIS_LOG'])),
      violations: [differing('abilities')],
    },
    {
      name: 'a member with two lists of abilities for models',
      subject: () =>
        withAdded(
          { ...RECEIVER, mlAbilities: list<string>([]) },
          { ...RECEIVER, mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']) },
        ),
      violations: [differing('mlAbilities')],
    },
    {
      name: 'a member who pays, and does not',
      subject: () => withAdded(paying(true), paying(false)),
      violations: [differing('paymentResponsibilities')],
    },
  ],
  quiet: [
    {
      name: 'one that leaves out what the other states',
      subject: () =>
        withAdded(
          { ...RECEIVER, mlAbilities: { state: 'absent' } },
          { ...paying(true), mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']) },
        ),
    },
    { name: 'no added members', subject: () => withAdded() },
    { name: 'two accounts', subject: () => withAdded(RECEIVER, member(ADVERTISER)) },
    { name: 'two that ask for the same', subject: () => withAdded(RECEIVER, RECEIVER) },
  ],
  unknown: [
    {
      name: 'unknown accounts',
      subject: () => withAdded({ ...RECEIVER, account: UNKNOWN }, { ...RECEIVER, account: UNKNOWN }),
    },
    {
      name: 'unknown abilities',
      subject: () => withAdded(RECEIVER, { ...RECEIVER, abilities: list<string>([], false) }),
    },
    {
      name: 'unknown abilities for models, and payments',
      subject: () =>
        withAdded(
          { ...RECEIVER, mlAbilities: list<string>([], false) },
          { ...RECEIVER, mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']), payments: UNKNOWN_PAYMENT },
          { ...paying(true), mlAbilities: UNKNOWN },
        ),
    },
    { name: 'an unknown name', subject: () => withAdded(RECEIVER, { ...RECEIVER, displayName: UNKNOWN }) },
  ],
});

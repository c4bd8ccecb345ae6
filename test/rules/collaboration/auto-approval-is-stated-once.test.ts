import { ABSENT, type ListFact } from '../../../src/model/fact';
import { autoApprovalIsStatedOnce } from '../../../src/rules/collaboration/auto-approval-is-stated-once';
import { autoApproval, collaboration, list, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const ADD = 'ADD_MEMBER';
const REVOKE = 'REVOKE_RECEIVE_RESULTS_ABILITY';
const FIX =
  'specify the same list everywhere; if the collaboration exists already, leave its `autoApprovedChanges` as it is, ' +
  'because a change replaces it, and acknowledge this warning';

function having(created: ListFact<string>, ...set: readonly ListFact<string>[]) {
  const ads = collaboration({ autoApprovedChanges: created });
  set.forEach((changes, i) => void autoApproval(ads, changes, `AutoApproval${i + 1}`));
  return ads;
}

describeRule(autoApprovalIsStatedOnce, {
  fires: [
    {
      name: 'a list other than that of the collaboration',
      subject: () => having(list([ADD]), list<string>([])),
      violations: [
        {
          severity: 'warning',
          what: '"App/AutoApproval1" approves nothing automatically in "Ads", but the collaboration approves "ADD_MEMBER"',
          fix: FIX,
          property: 'AutoApprovedChangeTypes',
        },
      ],
    },
    {
      name: 'two lists for a collaboration that states none',
      subject: () => having(ABSENT, list([REVOKE]), list([REVOKE, ADD])),
      violations: [
        {
          severity: 'warning',
          what: '"App/AutoApproval2" approves "REVOKE_RECEIVE_RESULTS_ABILITY", "ADD_MEMBER" automatically in "Ads", but "App/AutoApproval1" approves "REVOKE_RECEIVE_RESULTS_ABILITY"',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    { name: 'no list', subject: () => having(ABSENT) },
    { name: 'only that of the collaboration', subject: () => having(list([ADD])) },
    { name: 'one for a collaboration that states none', subject: () => having(ABSENT, list([ADD])) },
    { name: 'the same in another order', subject: () => having(list([ADD, REVOKE]), list([REVOKE, ADD])) },
  ],
  unknown: [
    { name: 'the list of the collaboration', subject: () => having(UNKNOWN, list([ADD])) },
    { name: 'the other list', subject: () => having(list([ADD]), UNKNOWN) },
    { name: 'one change of a list', subject: () => having(list([ADD]), list<string>([], false)) },
  ],
});

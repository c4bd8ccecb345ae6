import type { CollaborationNode } from '../../../src/model/nodes';
import { logReceiversAreMembers } from '../../../src/rules/model-association/log-receivers-are-members';
import {
  ADVERTISER,
  collaboration,
  list,
  logPolicy,
  membership,
  modelAssociation,
  PUBLISHER,
  STRANGER,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the account, or specify the account of a member';

const readBy = (room: CollaborationNode | undefined, accounts: readonly string[], complete = true) => {
  const policies = list([logPolicy({ accounts: list(accounts, complete) })]);
  const own = room && membership(room);
  return modelAssociation(own, undefined, {
    logs: [
      { job: 'trainedModels', policies },
      { job: 'trainedModelInferenceJobs', policies },
    ],
  });
};

describeRule(logReceiversAreMembers, {
  fires: [
    {
      name: 'an account is not a member, which is one finding for all logs',
      subject: () => readBy(collaboration(), [ADVERTISER, STRANGER]),
      violations: [
        {
          severity: 'warning',
          what: 'the model association "lookalike" lets account "333333333333" read logs, but "Ads" has only the members 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'PrivacyConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'all are members', subject: () => readBy(collaboration(), [PUBLISHER, ADVERTISER]) },
    { name: 'there are no logs', subject: () => modelAssociation(membership(collaboration())) },
  ],
  unknown: [
    { name: 'the collaboration is outside of the app', subject: () => readBy(undefined, [STRANGER]) },
    { name: 'a member is unknown', subject: () => readBy(collaboration({ members: list([], false) }), [STRANGER]) },
    { name: 'an account is a token', subject: () => readBy(collaboration(), [ADVERTISER], false) },
  ],
});

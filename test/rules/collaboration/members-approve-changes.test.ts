import { membersApproveChanges } from '../../../src/rules/collaboration/members-approve-changes';
import {
  ADVERTISER,
  association,
  autoApproval,
  collaboration,
  known,
  list,
  membership,
  PUBLISHER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const ADD = 'ADD_MEMBER';
const GRANT = 'GRANT_RECEIVE_RESULTS_ABILITY';
const FIX = 'remove them from `autoApprovedChanges`, or acknowledge this warning if all members agree';

function approving(...changes: readonly string[]) {
  return collaboration({ autoApprovedChanges: list(changes) });
}

/** The publisher, and perhaps the advertiser, with a table whose results only these members can receive. */
function withTable(of: ReturnType<typeof approving>, receivers: readonly string[] | undefined, everyone = true) {
  const rule = { type: known('CUSTOM'), policy: known('CUSTOM') };
  association(membership(of, PUBLISHER), table(), {
    rule: receivers ? known({ ...rule, receivers: list(receivers) }) : UNKNOWN,
  });
  if (everyone) {
    membership(of, ADVERTISER);
  }
  return of;
}

function warning(changes: string) {
  return {
    severity: 'warning' as const,
    what: `"Ads" approves ${changes} automatically`,
    fix: FIX,
    property: 'AutoApprovedChangeTypes',
  };
}

function withResource(of: ReturnType<typeof approving>, ...changes: readonly string[]) {
  autoApproval(of, list(changes));
  return of;
}

describeRule(membersApproveChanges, {
  fires: [
    {
      name: 'new members, by a resource that changes the list',
      subject: () => withResource(approving(), ADD),
      violations: [
        {
          severity: 'warning',
          what: '"App/AutoApproval" lets "Ads" approve "ADD_MEMBER" automatically',
          fix: 'remove them from `changes`, or acknowledge this warning if all members agree',
          property: undefined,
        },
      ],
    },
    { name: 'new members', subject: () => approving(ADD), violations: [warning('"ADD_MEMBER"')] },
    {
      name: 'new receivers, and the tables are elsewhere',
      subject: () => approving(GRANT),
      violations: [warning('"GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'new receivers, and a table admits any',
      subject: () => withTable(approving(GRANT), []),
      violations: [warning('"GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'new receivers, and one of two tables admits any',
      subject: () => withTable(withTable(approving(GRANT), [ADVERTISER]), []),
      violations: [warning('"GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'new receivers, and nothing is known of the rule of a table',
      subject: () => withTable(approving(GRANT), undefined),
      violations: [warning('"GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'new receivers, and another member may have tables elsewhere',
      subject: () => withTable(approving(GRANT), [ADVERTISER], false),
      violations: [warning('"GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'both',
      subject: () => approving(GRANT, ADD),
      violations: [warning('"ADD_MEMBER", "GRANT_RECEIVE_RESULTS_ABILITY"')],
    },
    {
      name: 'new members, where all tables name their receivers',
      subject: () => withTable(approving(ADD, GRANT), [ADVERTISER]),
      violations: [warning('"ADD_MEMBER"')],
    },
  ],
  quiet: [
    { name: 'a resource that ends the approvals', subject: () => withResource(approving(ADD)) },
    { name: 'members approve all changes', subject: () => collaboration() },
    { name: 'only fewer receivers', subject: () => approving('REVOKE_RECEIVE_RESULTS_ABILITY') },
    { name: 'all tables name their receivers', subject: () => withTable(approving(GRANT), [ADVERTISER]) },
  ],
  unknown: [
    {
      name: 'the changes that a resource sets',
      subject: () => {
        const ads = approving('ADD_MEMBER');
        autoApproval(ads, UNKNOWN);
        return ads;
      },
    },
    { name: 'the changes are a token', subject: () => collaboration({ autoApprovedChanges: UNKNOWN }) },
    {
      name: 'one of the changes is a token',
      subject: () => collaboration({ autoApprovedChanges: list(['REVOKE_RECEIVE_RESULTS_ABILITY'], false) }),
    },
  ],
});

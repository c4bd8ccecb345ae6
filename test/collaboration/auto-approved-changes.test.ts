import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { AutoApprovedChange, AutoApprovedChanges, Collaboration } from '../../src';
import { findingsIn } from '../../src/validation/report';
import { PUBLISHER } from '../support/two-companies';

const { ADD_MEMBER, REVOKE_RECEIVE_RESULTS_ABILITY: REVOKE } = AutoApprovedChange;

function changed(changes: AutoApprovedChange[], autoApprovedChanges?: AutoApprovedChange[]) {
  const app = new App();
  const stack = new Stack(app, 'Publisher', { env: { account: PUBLISHER, region: 'us-east-1' } });
  const collaboration = new Collaboration(stack, 'Ads', {
    description: 'Ads',
    creator: { displayName: 'Publisher' },
    autoApprovedChanges,
  });
  new AutoApprovedChanges(stack, 'AutoApproved', { collaboration, changes });
  return { app, stack };
}

test.each([
  [[REVOKE, REVOKE], [REVOKE]],
  [[], []],
])('the list %j is requested as %j', (changes, ChangeTypes) => {
  Template.fromStack(changed(changes).stack).hasResourceProperties('Custom::CleanRoomsAutoApprovedChanges', {
    ChangeTypes,
  });
});

test.each<[AutoApprovedChange[] | undefined, AutoApprovedChange[], string[]]>([
  [undefined, [REVOKE], []],
  [[REVOKE], [REVOKE], []],
  [[ADD_MEMBER], [], ['AutoApprovalIsStatedOnce']],
  [[], [ADD_MEMBER], ['MembersApproveChanges', 'AutoApprovalIsStatedOnce']],
])('a collaboration that is created with %j and changed to %j has the findings %j', (created, changes, ids) => {
  const found = findingsIn(changed(changes, created).app).findings.map(({ rule }) => rule.id);

  expect(found.filter((id) => /Approv/.test(id)).sort()).toEqual([...ids].sort());
});

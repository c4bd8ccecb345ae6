import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { ApprovedChange, ChangeRequestApproval, Collaboration } from '../src';
import { PARTNER } from './partner';

const app = new App();
const stack = new Stack(app, 'cleanrooms-change-approval');
CustomResourceConfig.of(stack).addRemovalPolicy(RemovalPolicy.DESTROY);
// The partner has invited this account, which has joined, and requests to add another member.
new ChangeRequestApproval(stack, 'Approval', {
  collaboration: Collaboration.fromInvitation(stack, 'Invitation', {
    collaborationName: 'cleanrooms-change-approval',
    creatorAccountId: PARTNER,
  }),
  change: ApprovedChange.forMember(process.env.CLEANROOMS_ADDED_ACCOUNT ?? '000000000000'),
});
new IntegTest(app, 'ChangeRequestApprovalTest', { testCases: [stack] });

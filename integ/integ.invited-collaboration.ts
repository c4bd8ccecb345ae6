import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { Collaboration, Membership } from '../src';
import { PARTNER } from './partner';

const app = new App();
const stack = new Stack(app, 'cleanrooms-invited-collaboration');
CustomResourceConfig.of(stack).addRemovalPolicy(RemovalPolicy.DESTROY);
// The partner has invited this account to a collaboration of this name.
const membership = new Membership(stack, 'Membership', {
  collaboration: Collaboration.fromInvitation(stack, 'Invitation', {
    collaborationName: 'cleanrooms-invitation',
    creatorAccountId: PARTNER,
  }),
  removalPolicy: RemovalPolicy.DESTROY,
});
Validations.of(membership).acknowledge({ id: 'CleanRooms::MembershipOutlivesStack', reason: 'it is a test' });
new IntegTest(app, 'InvitedCollaborationTest', { testCases: [stack] });

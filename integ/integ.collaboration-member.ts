import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib';
import { CollaborationMember } from '../src';
import { PARTNER } from './partner';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-collaboration-member');
new CollaborationMember(stack, 'Partner', {
  collaboration: stack.collaboration,
  accountId: PARTNER,
  displayName: 'Partner',
});
new IntegTest(app, 'CollaborationMemberTest', { testCases: [stack] });

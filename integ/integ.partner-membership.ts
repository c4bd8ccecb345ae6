import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws } from 'aws-cdk-lib';
import { PartnerMembership, PartnerNotJoinedAction } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-partner-membership');
// Its account is the only member, so it finds the membership of this stack.
const found = new PartnerMembership(stack, 'Found', {
  collaboration: stack.collaboration,
  accountId: Aws.ACCOUNT_ID,
  ifNotJoined: PartnerNotJoinedAction.FAIL,
});
found.node.addDependency(stack.membership);
new IntegTest(app, 'PartnerMembershipTest', { testCases: [stack] });

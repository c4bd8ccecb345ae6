import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib';
import { AutoApprovedChange, AutoApprovedChanges } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-auto-approved-changes');
new AutoApprovedChanges(stack, 'AutoApproved', {
  collaboration: stack.collaboration,
  changes: [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
});
new IntegTest(app, 'AutoApprovedChangesTest', { testCases: [stack] });

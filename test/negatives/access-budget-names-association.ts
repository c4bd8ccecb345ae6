import { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AccessBudgetNamesAssociation',
  bad: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    const membership = Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555');
    new ConfiguredTableAssociation(stack, 'Association', {
      membership,
      table: sales,
      resultReceivers: ['222222222222'],
    });
    new CfnPrivacyBudgetTemplate(stack, 'Weekly', {
      membershipIdentifier: membership.membershipId,
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: {
        resourceArn: sales.configuredTableArn,
        budgetParameters: [{ type: 'CALENDAR_WEEK', budget: 100, autoRefresh: 'ENABLED' }],
      },
    });
  },
  good: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    const membership = Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555');
    const association = new ConfiguredTableAssociation(stack, 'Association', {
      membership,
      table: sales,
      resultReceivers: ['222222222222'],
    });
    new CfnPrivacyBudgetTemplate(stack, 'Weekly', {
      membershipIdentifier: membership.membershipId,
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: {
        resourceArn: association.configuredTableAssociationArn,
        budgetParameters: [{ type: 'CALENDAR_WEEK', budget: 100, autoRefresh: 'ENABLED' }],
      },
    });
  },
});

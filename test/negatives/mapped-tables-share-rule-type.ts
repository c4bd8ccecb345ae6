import { Stack } from 'aws-cdk-lib';
import { CfnIdMappingTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Aggregate, AnalysisRule, JoinRequirement, Membership, OutputConstraint } from '../../src';
import { negative } from '../support/negative';
import { lakeTable, namespaceOf, ownQueries, publisherQueries } from '../support/rooms';

export default negative({
  rule: 'MappedTablesShareRuleType',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Customers', {
      table: lakeTable(partner, 'Customers', ownQueries()),
      resultReceivers: ['111111111111'],
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    namespaceOf(partner, advertiser, 'customers');
    const visitors = namespaceOf(stack, publisher, 'visitors');
    const aggregates = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      joinRequirement: JoinRequirement.NONE,
      dimensionColumns: ['city'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', aggregates) });
    const ids = new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: publisher.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/customers',
        manageResourcePolicies: true,
      },
    });
    ids.node.addDependency(visitors);
  },
  good: (stack) => {
    const ads = publisherQueries(stack);
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Customers', {
      table: lakeTable(partner, 'Customers', ownQueries()),
      resultReceivers: ['111111111111'],
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    namespaceOf(partner, advertiser, 'customers');
    const visitors = namespaceOf(stack, publisher, 'visitors');
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', ownQueries()) });
    const ids = new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: publisher.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/customers',
        manageResourcePolicies: true,
      },
    });
    ids.node.addDependency(visitors);
  },
});

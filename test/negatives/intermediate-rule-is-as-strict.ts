import { Stack } from 'aws-cdk-lib';
import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { lakeTable, ownQueries, publisherQueries, publisherReads } from '../support/rooms';

export default negative({
  rule: 'IntermediateRuleIsAsStrict',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Sales', {
      table: lakeTable(partner, 'Sales', ownQueries()),
      resultReceivers: ['111111111111'],
    });

    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: publisher.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [
        {
          type: 'CUSTOM',
          policy: {
            v1: {
              custom: {
                allowedAnalyses: ['ANY_QUERY'],
                allowedAnalysisProviders: ['111111111111'],
                allowedResultReceivers: ['111111111111', '222222222222'],
              },
            },
          },
        },
      ],
    });
  },
  good: (stack) => {
    const ads = publisherQueries(stack);
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Sales', {
      table: lakeTable(partner, 'Sales', ownQueries()),
      resultReceivers: ['111111111111'],
    });

    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: publisher.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
    });
  },
});

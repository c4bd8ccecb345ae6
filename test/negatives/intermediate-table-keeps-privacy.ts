import { Stack } from 'aws-cdk-lib';
import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { daily, lakeTable, protectedUsers, publisherQueries } from '../support/rooms';

export default negative({
  rule: 'IntermediateTableKeepsPrivacy',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    daily(stack, publisher, 'SELECT city, COUNT(DISTINCT user_id) AS reach FROM users GROUP BY city');

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Users', { table: lakeTable(partner, 'Users', protectedUsers()) });
    advertiser.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
  good: (stack) => {
    const ads = publisherQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: publisher.membershipId,
      populationAnalysisConfiguration: {
        sqlParameters: { queryString: 'SELECT user_id, SUM(revenue) AS revenue FROM users GROUP BY user_id' },
      },
      analysisRules: [
        {
          type: 'CUSTOM',
          policy: {
            v1: {
              custom: {
                allowedAnalyses: ['ANY_QUERY'],
                allowedAnalysisProviders: ['111111111111'],
                allowedResultReceivers: ['111111111111'],
                differentialPrivacy: { columns: [{ name: 'user_id' }] },
              },
            },
          },
        },
      ],
    });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const advertiser = new Membership(partner, 'Advertiser', { collaboration: ads });
    advertiser.associate('Users', { table: lakeTable(partner, 'Users', protectedUsers()) });
    advertiser.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});

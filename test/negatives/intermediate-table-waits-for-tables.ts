import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { publisherReads, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'IntermediateTableWaitsForTables',
  bad: (stack) => {
    const membership = publisherWithSales(stack);
    new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
    });
  },
  good: (stack) => {
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
    });
    table.node.addDependency(membership);
  },
});

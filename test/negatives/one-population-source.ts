import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { daily, publisherReads, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'OnePopulationSource',
  bad: (stack) => {
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: {} },
      analysisRules: [publisherReads()],
    });
    table.node.addDependency(membership);
  },
  good: (stack) => {
    daily(stack, publisherWithSales(stack), 'SELECT city FROM sales');
  },
});

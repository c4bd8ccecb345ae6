import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { publisherReads, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'IntermediateTableNameIsNotReserved',
  bad: (stack) => {
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'order',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
    });
    table.node.addDependency(membership);
  },
  good: (stack) => {
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'orders',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
    });
    table.node.addDependency(membership);
  },
});

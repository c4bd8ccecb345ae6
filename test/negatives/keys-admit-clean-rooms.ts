import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { negative } from '../support/negative';
import { publisherReads, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'KeysAdmitCleanRooms',
  bad: (stack) => {
    const key = new Key(stack, 'Key');
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
      kmsKeyArn: key.keyArn,
    });
    table.node.addDependency(membership);
  },
  good: (stack) => {
    const key = new Key(stack, 'Key');
    key.grantEncryptDecrypt(new ServicePrincipal('cleanrooms.amazonaws.com'));
    const membership = publisherWithSales(stack);
    const table = new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier: membership.membershipId,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT city FROM sales' } },
      analysisRules: [publisherReads()],
      kmsKeyArn: key.keyArn,
    });
    table.node.addDependency(membership);
  },
});

import { CfnIdMappingTable } from 'aws-cdk-lib/aws-cleanrooms';
import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'MappingTablesAreOnInnerSide',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/users',
        manageResourcePolicies: true,
      },
    });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'SELECT sales.city, COUNT(*) AS users FROM ids LEFT JOIN sales ON ids.source_id = sales.user_id GROUP BY sales.city',
      ),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), associationName: 'sales' });
    new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/users',
        manageResourcePolicies: true,
      },
    });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'SELECT sales.city, COUNT(*) AS users FROM sales LEFT JOIN ids ON ids.source_id = sales.user_id GROUP BY sales.city',
      ),
    });
  },
});

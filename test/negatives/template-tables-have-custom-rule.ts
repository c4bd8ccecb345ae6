import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  Aggregate,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  Membership,
  OutputConstraint,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'TemplateTablesHaveCustomRule',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('revenue')],
        joinColumns: ['user_id'],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
    membership.associate('Sales', { table: sales, resultReceivers: ['222222222222'] });
    new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
    membership.associate('Sales', { table: sales, resultReceivers: ['222222222222'] });
    new AnalysisTemplate(stack, 'Revenue', {
      membership,
      source: AnalysisSource.sql('SELECT city, SUM(revenue) FROM sales GROUP BY city'),
    });
  },
});

import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  ConfiguredTable,
  Membership,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'TemplateTablesSupportFormat',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city'],
      analysisMethod: AnalysisMethod.DIRECT_JOB,
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templateArns(
          'arn:aws:cleanrooms:us-east-1:111111111111:membership/11111111-2222-3333-4444-555555555555/analysistemplate/11111111-2222-3333-4444-555555555555',
        ),
      }),
    });
    membership.associate('Sales', { table: sales });
    new AnalysisTemplate(stack, 'Cities', {
      membership,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM sales GROUP BY city'),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketName(stack, 'Lake', 'publisher-lake'),
        keyPrefix: 'sales',
      }),
      allowedColumns: ['user_id', 'city'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templateArns(
          'arn:aws:cleanrooms:us-east-1:111111111111:membership/11111111-2222-3333-4444-555555555555/analysistemplate/11111111-2222-3333-4444-555555555555',
        ),
      }),
    });
    membership.associate('Sales', { table: sales });
    new AnalysisTemplate(stack, 'Cities', {
      membership,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM sales GROUP BY city'),
    });
  },
});

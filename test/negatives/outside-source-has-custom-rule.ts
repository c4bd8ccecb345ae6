import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OutsideSourceHasCustomRule',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: TableSource.athena({
        workGroup: 'clean-rooms',
        databaseName: 'shop',
        tableName: 'buyers',
        outputBucket: new Bucket(stack, 'AthenaResults'),
      }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: TableSource.athena({
        workGroup: 'clean-rooms',
        databaseName: 'shop',
        tableName: 'buyers',
        outputBucket: new Bucket(stack, 'AthenaResults'),
      }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});

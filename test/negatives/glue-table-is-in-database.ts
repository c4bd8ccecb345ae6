import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, salesLog } from '../support/rooms';

export default negative({
  rule: 'GlueTableIsInDatabase',
  bad: (stack) => {
    // The table is in the database "shop".
    const log = salesLog(stack, new Bucket(stack, 'Lake'));
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: { glue: { databaseName: 'archive', tableName: log.tableName } },
    });
  },
  good: (stack) => {
    const log = salesLog(stack, new Bucket(stack, 'Lake'));
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(log),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
});

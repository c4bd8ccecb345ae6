import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, salesLog } from '../support/rooms';

export default negative({
  rule: 'ColumnsExistInGlue',
  bad: (stack) => {
    // The Glue table has the columns user_id, email and day.
    const log = salesLog(stack, new Bucket(stack, 'Lake'));
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(log),
      allowedColumns: ['user_id', 'e_mail', 'day'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    // The Glue table has the columns user_id, email and day.
    const log = salesLog(stack, new Bucket(stack, 'Lake'));
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(log),
      allowedColumns: ['user_id', 'email', 'day'],
      analysisRule: anyQuery(),
    });
  },
});

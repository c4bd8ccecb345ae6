import { CfnResource } from 'aws-cdk-lib/aws-lakeformation';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, athenaView, salesLog } from '../support/rooms';

export default negative({
  rule: 'LocationIsNotRegistered',
  bad: (stack) => {
    const lake = new Bucket(stack, 'Lake');
    new CfnResource(stack, 'Governed', { resourceArn: lake.bucketArn, useServiceLinkedRole: true });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: athenaView(stack),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
  },
});

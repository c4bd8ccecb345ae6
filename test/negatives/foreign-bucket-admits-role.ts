import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, Membership, TableSource } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, salesLog } from '../support/rooms';

export default negative({
  rule: 'ForeignBucketAdmitsRole',
  bad: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const lake = Bucket.fromCfnBucket(new CfnBucket(partner, 'Lake'));
    const sales = new ConfiguredTable(stack, 'SalesTable', {
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['glue:*', 's3:*'], resources: ['*'] }));
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: sales, role });
  },
  good: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const lake = Bucket.fromCfnBucket(new CfnBucket(partner, 'Lake'));
    lake.grantRead(new AccountPrincipal('111111111111'));
    const sales = new ConfiguredTable(stack, 'SalesTable', {
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['glue:*', 's3:*'], resources: ['*'] }));
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: sales, role });
  },
});

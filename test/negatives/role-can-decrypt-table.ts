import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, Membership, TableSource } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, salesLog } from '../support/rooms';

export default negative({
  rule: 'RoleCanDecryptTable',
  bad: (stack) => {
    const lake = new Bucket(stack, 'Lake', { encryption: BucketEncryption.KMS });
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
    const lake = new Bucket(stack, 'Lake', { encryption: BucketEncryption.KMS });
    const sales = new ConfiguredTable(stack, 'SalesTable', {
      source: TableSource.glue(salesLog(stack, lake)),
      allowedColumns: ['user_id', 'day'],
      analysisRule: anyQuery(),
    });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['glue:*', 's3:*'], resources: ['*'] }));
    lake.encryptionKey?.grantDecrypt(role);
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: sales, role });
  },
});

import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TrustNamesQueryRunner',
  bad: (stack) => {
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', {
        conditions: { StringLike: { 'sts:ExternalId': 'arn:aws:*:eu-west-1:*:dbuser:*/*' } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['glue:GetDatabase', 'glue:GetTable', 's3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'],
        resources: ['*'],
      }),
    );
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership,
      table: lakeTable(stack, 'Sales', anyQuery()),
      role,
    });
  },
  good: (stack) => {
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', {
        conditions: { StringLike: { 'sts:ExternalId': 'arn:aws:*:us-east-1:*:dbuser:*/*' } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['glue:GetDatabase', 'glue:GetTable', 's3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'],
        resources: ['*'],
      }),
    );
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership,
      table: lakeTable(stack, 'Sales', anyQuery()),
      role,
    });
  },
});

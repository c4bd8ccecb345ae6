import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'RoleCanReadTable',
  bad: (stack) => {
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    Bucket.fromBucketName(stack, 'Data', 'publisher-lake').grantRead(role);
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      resultReceivers: ['222222222222'],
      role,
    });
  },
  good: (stack) => {
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      resultReceivers: ['222222222222'],
    });
  },
});

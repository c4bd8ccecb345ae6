import { CfnIdMappingTable, CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { Collaboration, MemberAbility, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'MappingTableHasNamespaces',
  bad: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Revenue of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    const source = new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idnamespace/customers',
        manageResourcePolicies: true,
      },
    });
    const ids = new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/customers',
        manageResourcePolicies: true,
      },
    });
    ids.node.addDependency(source);
  },
  good: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Revenue of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    const source = new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idnamespace/customers',
        manageResourcePolicies: true,
      },
    });
    const target = new CfnIdNamespaceAssociation(stack, 'Visitors', {
      name: 'visitors',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idnamespace/visitors',
        manageResourcePolicies: true,
      },
    });
    const ids = new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/customers',
        manageResourcePolicies: true,
      },
    });
    ids.node.addDependency(source, target);
  },
});

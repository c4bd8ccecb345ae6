import { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AssociationWaitsForPolicies',
  bad: (stack) => {
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['glue:*', 's3:*'], resources: ['*'] }));
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: lakeTable(stack, 'Sales', anyQuery()).configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: role.roleArn,
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
  good: (stack) => {
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['glue:*', 's3:*'], resources: ['*'] }));
    const association = new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: lakeTable(stack, 'Sales', anyQuery()).configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: role.roleArn,
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
    association.node.addDependency(role);
  },
});

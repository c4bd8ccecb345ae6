import { CfnIdMappingTable } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'MappedNamespacesShareMethod',
  bad: (stack) => {
    const source = new CfnIdNamespace(stack, 'Customers', {
      idNamespaceName: 'customers',
      type: 'SOURCE',
      idMappingWorkflowProperties: [{ idMappingType: 'PROVIDER' }],
    });
    const target = new CfnIdNamespace(stack, 'Visitors', {
      idNamespaceName: 'visitors',
      type: 'TARGET',
      idMappingWorkflowProperties: [{ idMappingType: 'RULE_BASED' }],
    });
    const workflow = new CfnIdMappingWorkflow(stack, 'Mapping', {
      workflowName: 'mapping',
      inputSourceConfig: [
        { inputSourceArn: source.attrIdNamespaceArn, type: 'SOURCE' },
        { inputSourceArn: target.attrIdNamespaceArn, type: 'TARGET' },
      ],
      idMappingTechniques: { idMappingType: 'PROVIDER' },
      roleArn: 'arn:aws:iam::111111111111:role/entity-resolution',
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: workflow.attrWorkflowArn,
        manageResourcePolicies: true,
      },
    });
  },
  good: (stack) => {
    const source = new CfnIdNamespace(stack, 'Customers', {
      idNamespaceName: 'customers',
      type: 'SOURCE',
      idMappingWorkflowProperties: [{ idMappingType: 'PROVIDER' }],
    });
    const target = new CfnIdNamespace(stack, 'Visitors', {
      idNamespaceName: 'visitors',
      type: 'TARGET',
      idMappingWorkflowProperties: [{ idMappingType: 'PROVIDER' }],
    });
    const workflow = new CfnIdMappingWorkflow(stack, 'Mapping', {
      workflowName: 'mapping',
      inputSourceConfig: [
        { inputSourceArn: source.attrIdNamespaceArn, type: 'SOURCE' },
        { inputSourceArn: target.attrIdNamespaceArn, type: 'TARGET' },
      ],
      idMappingTechniques: { idMappingType: 'PROVIDER' },
      roleArn: 'arn:aws:iam::111111111111:role/entity-resolution',
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdMappingTable(stack, 'Ids', {
      name: 'ids',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: workflow.attrWorkflowArn,
        manageResourcePolicies: true,
      },
    });
  },
});

import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Membership } from '../../src';
import { given } from '../support/given';
import { publisherQueries } from '../support/rooms';

export default given({
  construct: 'IdMappingTable',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    const workflow = CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities');
    const customers = membership.associateIdNamespace('Customers', {
      idNamespace: new CfnIdNamespace(stack, 'CustomerIds', { idNamespaceName: 'customers', type: 'SOURCE' }),
    });
    const subscribers = membership.associateIdNamespace('Subscribers', {
      idNamespace: new CfnIdNamespace(stack, 'SubscriberIds', { idNamespaceName: 'subscribers', type: 'TARGET' }),
    });
    return { membership, workflow, customers, subscribers };
  },
});

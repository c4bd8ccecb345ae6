import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { Membership } from '../../src';
import { given } from '../support/given';
import { publisherQueries } from '../support/rooms';

export default given({
  construct: 'IdMappingTablePopulation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    const workflow = CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities');
    const identities = membership.addIdMappingTable('Identities', { workflow });
    return { identities };
  },
});

import { CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Membership } from '../../src';
import { given } from '../support/given';
import { publisherQueries } from '../support/rooms';

export default given({
  construct: 'IdNamespaceAssociation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    const customers = new CfnIdNamespace(stack, 'CustomerIds', { idNamespaceName: 'customers', type: 'SOURCE' });
    return { membership, customers };
  },
});

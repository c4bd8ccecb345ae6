import { Stack } from 'aws-cdk-lib';
import { CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { negative } from '../support/negative';

export default negative({
  rule: 'ProviderIsInRegion',
  bad: (stack) => {
    const europe = new Stack(stack.node.root, 'Europe', { env: { account: '111111111111', region: 'eu-west-1' } });
    const customers = new CfnIdNamespace(europe, 'CustomerIds', {
      idNamespaceName: 'customers',
      type: 'SOURCE',
      idMappingWorkflowProperties: [
        {
          idMappingType: 'PROVIDER',
          providerProperties: {
            providerServiceArn: 'arn:aws:entityresolution:eu-west-1::providerservice/LiveRamp/Transcoding',
          },
        },
      ],
    });
    new CfnIdNamespaceAssociation(europe, 'Customers', {
      name: 'customers',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      inputReferenceConfig: { inputReferenceArn: customers.attrIdNamespaceArn, manageResourcePolicies: true },
    });
  },
  good: (stack) => {
    const customers = new CfnIdNamespace(stack, 'CustomerIds', {
      idNamespaceName: 'customers',
      type: 'SOURCE',
      idMappingWorkflowProperties: [
        {
          idMappingType: 'PROVIDER',
          providerProperties: {
            providerServiceArn: 'arn:aws:entityresolution:us-east-1::providerservice/LiveRamp/Transcoding',
          },
        },
      ],
    });
    new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      inputReferenceConfig: { inputReferenceArn: customers.attrIdNamespaceArn, manageResourcePolicies: true },
    });
  },
});

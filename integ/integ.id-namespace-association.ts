import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicies } from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { People } from '../examples/identity-matching/people';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-id-namespace');
const customers = new People(stack, 'Customers', {
  databaseName: 'cleanrooms_id_namespace',
  tableName: 'cleanrooms_id_namespace_customers',
  idColumn: 'customer_id',
  otherColumn: { name: 'revenue', type: Schema.DOUBLE },
});
stack.membership.associateIdNamespace('CustomersNamespace', {
  idNamespace: customers.idNamespace('SOURCE'),
  idNamespaceAssociationName: 'customers',
});
RemovalPolicies.of(stack).destroy({ excludeResourceTypes: [CfnMembership.CFN_RESOURCE_TYPE_NAME] });
new IntegTest(app, 'IdNamespaceAssociationTest', { testCases: [stack] });

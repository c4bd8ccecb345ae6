import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicies } from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { MATCHING, People } from '../examples/identity-matching/people';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-id-mapping');
const people = (id: 'Viewers' | 'Customers') =>
  new People(stack, id, {
    databaseName: `cleanrooms_id_mapping_${id.toLowerCase()}`,
    tableName: `cleanrooms_id_mapping_${id.toLowerCase()}`,
    idColumn: 'person_id',
    otherColumn: { name: 'city', type: Schema.STRING },
  });
const viewers = people('Viewers');
const customers = people('Customers');
const source = viewers.idNamespace('SOURCE');
const target = customers.idNamespace('TARGET');
const namespaceAssociations = [
  stack.membership.associateIdNamespace('ViewersNamespace', {
    idNamespace: source,
    idNamespaceAssociationName: 'viewers',
  }),
  stack.membership.associateIdNamespace('CustomersNamespace', {
    idNamespace: target,
    idNamespaceAssociationName: 'customers',
  }),
];
stack.membership.addIdMappingTable('Identities', {
  idMappingTableName: 'identities',
  workflow: new CfnIdMappingWorkflow(stack, 'Workflow', {
    workflowName: 'cleanrooms-id-mapping',
    idMappingTechniques: {
      idMappingType: 'RULE_BASED',
      ruleBasedProperties: {
        ...MATCHING,
        ruleDefinitionType: 'SOURCE',
        recordMatchingModel: 'ONE_SOURCE_TO_ONE_TARGET',
      },
    },
    inputSourceConfig: [
      { inputSourceArn: source.attrIdNamespaceArn, type: 'SOURCE' },
      { inputSourceArn: target.attrIdNamespaceArn, type: 'TARGET' },
    ],
    roleArn: customers.role.roleArn,
  }),
  namespaceAssociations,
});
RemovalPolicies.of(stack).destroy({ excludeResourceTypes: [CfnMembership.CFN_RESOURCE_TYPE_NAME] });
new IntegTest(app, 'IdMappingTableTest', { testCases: [stack] });

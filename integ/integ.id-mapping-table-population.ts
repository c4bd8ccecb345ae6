import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, RemovalPolicies } from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { MATCHING, People } from '../examples/identity-matching/people';
import { IdMappingTablePopulation } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-id-mapping-population');
const people = (id: 'Viewers' | 'Customers') =>
  new People(stack, id, {
    databaseName: `cleanrooms_population_${id.toLowerCase()}`,
    tableName: `cleanrooms_population_${id.toLowerCase()}`,
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
const idMappingTable = stack.membership.addIdMappingTable('Identities', {
  idMappingTableName: 'identities',
  workflow: new CfnIdMappingWorkflow(stack, 'Workflow', {
    workflowName: 'cleanrooms-id-mapping-population',
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
const population = new IdMappingTablePopulation(stack, 'Population', { idMappingTable, maxWait: Duration.minutes(2) });
population.addSchedule('Weekly', { schedule: ScheduleExpression.rate(Duration.days(7)), enabled: false });
RemovalPolicies.of(stack).destroy({ excludeResourceTypes: [CfnMembership.CFN_RESOURCE_TYPE_NAME] });
new IntegTest(app, 'IdMappingTablePopulationTest', { testCases: [stack] });

import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { required, type Scene } from '../scene';
import type { StackTemplate } from '../stacks';
import { deployed } from './cloudformation-types';

const JOBS = { of: 'AWS Entity Resolution maps an empty table, which is billed by record', is: 'cents' } as const;

/** ID mapping tables, and what they read of AWS Entity Resolution. */
export const ID_MAPPING_PROBES: readonly Probe[] = [
  {
    name: 'inputs-of-a-mapping',
    claim: 'The source and the target of a mapping are those inputs of its workflow that are associated.',
    run: async (scene) => {
      const { namespaces, table } = await roomWithMapping(scene);
      const inputs = table.inputReferenceProperties?.idMappingTableInputSource ?? [];
      const seen = inputs.map(({ idNamespaceAssociationId, type }) => `${type} ${idNamespaceAssociationId}`);
      return observe('the inputs of the table', seen.sort(), [
        `SOURCE ${namespaces[0]?.id}`,
        `TARGET ${namespaces[1]?.id}`,
      ]);
    },
  },
  {
    name: 'mapped-namespace-goes',
    claim: 'An ID namespace association is deleted although an ID mapping table uses it.',
    run: async (scene) => {
      const { membershipIdentifier, namespaces } = await roomWithMapping(scene);
      const remove = scene.creator.cleanRooms.deleteIdNamespaceAssociation({
        membershipIdentifier,
        idNamespaceAssociationIdentifier: namespaces[0]?.id,
      });
      return observe('the outcome', await outcomeOf(remove), 'success');
    },
  },
  {
    name: 'schema-of-a-mapping',
    claim: 'An ID mapping table that nothing has populated is not ready, and its schema shows no columns.',
    run: async (scene) => {
      const { collaboration, table } = await roomWithMapping(scene);
      const { schema } = await scene.creator.cleanRooms.getSchema({
        collaborationIdentifier: collaboration.id,
        name: table.name,
      });
      const codes = schema?.schemaStatusDetails?.flatMap(({ reasons = [] }) => reasons.map(({ code }) => code));
      return [
        observe('the reasons', codes, ['ID_MAPPING_TABLE_NOT_POPULATED']),
        observe('the columns', schema?.columns, []),
      ];
    },
  },
  {
    name: 'id-of-a-mapping-job',
    claim: 'PopulateIdMappingTable returns as a UUID the 32 digits by which AWS Entity Resolution has the job.',
    cost: JOBS,
    run: async (scene) => {
      const { membershipIdentifier, table, workflowName } = await roomWithMapping(scene);
      const { idMappingJobId } = await scene.creator.cleanRooms.populateIdMappingTable({
        membershipIdentifier,
        idMappingTableIdentifier: table.id,
      });
      const { jobs } = await scene.creator.others.call('ListIdMappingJobs', { workflowName });
      return [
        observe(
          'what Clean Rooms returns is a UUID',
          /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(String(idMappingJobId)),
          true,
        ),
        observe(
          'the jobs of the workflow',
          jobs.map(({ jobId }: { jobId: string }) => jobId),
          [idMappingJobId?.replaceAll('-', '')],
        ),
      ];
    },
  },
  {
    name: 'two-mappings-at-once',
    claim: 'Two populations of an ID mapping table can run at the same time; their jobs are listed oldest first.',
    cost: JOBS,
    run: async (scene) => {
      const { membershipIdentifier, table, workflowName } = await roomWithMapping(scene);
      const ids: string[] = [];
      const populate = async () => {
        const { idMappingJobId } = await scene.creator.cleanRooms.populateIdMappingTable({
          membershipIdentifier,
          idMappingTableIdentifier: table.id,
        });
        ids.push(String(idMappingJobId).replaceAll('-', ''));
      };
      const outcomes = await outcomesOf({ 'the first one': populate, 'the second one': populate });
      const { jobs } = await scene.creator.others.call('ListIdMappingJobs', { workflowName });
      return [
        ...outcomes.map(([which, outcome]) => observe(which, outcome, 'success')),
        observe(
          'the jobs of the workflow',
          jobs.map(({ jobId }: { jobId: string }) => jobId),
          ids,
        ),
      ];
    },
  },
];

/** A room with both sides of a mapping, and a table of their workflow. */
async function roomWithMapping(scene: Scene) {
  const { outputs } = await deployed(scene, 'mapping', await mappingTemplate(scene));
  const room = await scene.room();
  const { membershipIdentifier } = room;
  const { cleanRooms } = scene.creator;
  const namespaces = [];
  for (const side of ['Source', 'Target']) {
    const { idNamespaceAssociation } = await cleanRooms.createIdNamespaceAssociation({
      membershipIdentifier,
      name: scene.tableName(side.toLowerCase()),
      inputReferenceConfig: { inputReferenceArn: outputs[side], manageResourcePolicies: true },
    });
    namespaces.push(required(idNamespaceAssociation));
  }
  const { idMappingTable } = await cleanRooms.createIdMappingTable({
    membershipIdentifier,
    name: scene.tableName('mapping'),
    inputReferenceConfig: { inputReferenceArn: outputs.Workflow, manageResourcePolicies: true },
  });
  return { ...room, namespaces, table: required(idMappingTable), workflowName: scene.tableName('workflow') };
}

async function mappingTemplate(scene: Scene): Promise<StackTemplate> {
  const { databaseName, tableName, roleArn } = await scene.site();
  const SchemaName = scene.tableName('schema');
  const table = `arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:table/${databaseName}/${tableName}`;
  const Rules = [{ RuleName: 'SameEmail', MatchingKeys: ['email'] }];
  const rules = { AttributeMatchingModel: 'ONE_TO_ONE', Rules };
  const namespace = (side: string) => ({
    Type: 'AWS::EntityResolution::IdNamespace',
    DependsOn: 'Schema',
    Properties: {
      IdNamespaceName: scene.tableName(side),
      Type: side,
      RoleArn: roleArn,
      InputSourceConfig: [{ InputSourceARN: { 'Fn::Sub': table }, SchemaName }],
      IdMappingWorkflowProperties: [
        {
          IdMappingType: 'RULE_BASED',
          RuleBasedProperties: {
            ...rules,
            RecordMatchingModels: ['ONE_SOURCE_TO_ONE_TARGET'],
            RuleDefinitionTypes: ['SOURCE'],
          },
        },
      ],
    },
  });
  const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'IdNamespaceArn'] });
  return {
    Resources: {
      Schema: {
        Type: 'AWS::EntityResolution::SchemaMapping',
        Properties: {
          SchemaName,
          MappedInputFields: [
            { FieldName: 'user_id', Type: 'UNIQUE_ID' },
            { FieldName: 'email', MatchKey: 'email', Type: 'EMAIL_ADDRESS' },
          ],
        },
      },
      Source: namespace('SOURCE'),
      Target: namespace('TARGET'),
      Workflow: {
        Type: 'AWS::EntityResolution::IdMappingWorkflow',
        Properties: {
          WorkflowName: scene.tableName('workflow'),
          RoleArn: roleArn,
          InputSourceConfig: [
            { InputSourceARN: arnOf('Source'), Type: 'SOURCE' },
            { InputSourceARN: arnOf('Target'), Type: 'TARGET' },
          ],
          IdMappingTechniques: {
            IdMappingType: 'RULE_BASED',
            RuleBasedProperties: {
              ...rules,
              RecordMatchingModel: 'ONE_SOURCE_TO_ONE_TARGET',
              RuleDefinitionType: 'SOURCE',
            },
          },
        },
      },
    },
    Outputs: {
      Source: { Value: arnOf('Source') },
      Target: { Value: arnOf('Target') },
      Workflow: { Value: { 'Fn::GetAtt': ['Workflow', 'WorkflowArn'] } },
    },
  };
}

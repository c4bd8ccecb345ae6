import { Fn, type Stack } from 'aws-cdk-lib';
import {
  CfnCollaboration,
  CfnConfiguredTable,
  CfnIdMappingTable,
  CfnIntermediateTable,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AudienceModel,
  AudienceModelGrants,
  Collaboration,
  CollaborationGrants,
  ConfiguredAudienceModel,
  ConfiguredAudienceModelGrants,
  ConfiguredModelAlgorithm,
  ConfiguredModelAlgorithmAssociation,
  ConfiguredModelAlgorithmAssociationGrants,
  ConfiguredTable,
  ConfiguredTableGrants,
  IdMappingTable,
  IdMappingTableGrants,
  IntermediateTable,
  IntermediateTableGrants,
  Membership,
  PopulationAnalysis,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { grantedTo, inMembership, line, ofMembers, TABLES, TEMPLATES } from '../support/granted';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOfOne,
  PUBLISHER,
  REGION,
  salesTable,
} from '../support/two-companies';

/** The grants of the resources below and beside a membership, which `membership-grants.test.ts` tests. */

const arnOf = (resource: string) => `arn:aws:cleanrooms:${REGION}:${PUBLISHER}:${resource}`;
const MEMBERSHIP = arnOf(`membership/${ANOTHER_ID}`);
const PARTITION = `arn:\${AWS::Partition}`;
const IN_STACK = `${PARTITION}:cleanrooms:${REGION}:${PUBLISHER}`;

function membershipOf(stack: Stack): Membership {
  return new Membership(stack, 'Membership', { collaboration: collaborationOfOne(stack) });
}

describe('of a collaboration', () => {
  const MODEL = `arn:aws:cleanrooms-ml:${REGION}:${ADVERTISER}:configured-audience-model/${AN_ID}`;
  const JOBS = `${PARTITION}:cleanrooms-ml:${REGION}:${PUBLISHER}:audience-generation-job/*`;
  // https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors.html has both resources in the policy of the owner.
  const JOBS_OF_OWNER = `${PARTITION}:cleanrooms-ml:${REGION}:${ADVERTISER}:audience-generation-job/*`;
  const SEED_ROLE = `arn:aws:iam::${PUBLISHER}:role/Seeds`;

  /** What each method grants on a collaboration with an ARN and an ID. */
  function statementsOf(arn: string, id: string): string[] {
    const generate = [
      line('cleanrooms-ml:StartAudienceGenerationJob', [MODEL, JOBS, JOBS_OF_OWNER], {
        StringEquals: { 'cleanrooms-ml:CollaborationId': id },
      }),
      line('cleanrooms-ml:GetAudienceGenerationJob', JOBS),
      line('cleanrooms-ml:ListAudienceGenerationJobs', MODEL),
      line('iam:PassRole', SEED_ROLE, { StringEquals: { 'iam:PassedToService': 'cleanrooms-ml.amazonaws.com' } }),
    ];
    const exports = [
      'cleanrooms-ml:StartAudienceExportJob',
      'cleanrooms-ml:ListAudienceExportJobs',
      'cleanrooms-ml:GetAudienceGenerationJob',
    ];
    const tables = [
      'cleanrooms:GetSchema',
      'cleanrooms:GetSchemaAnalysisRule',
      'cleanrooms:BatchGetSchema',
      'cleanrooms:BatchGetSchemaAnalysisRule',
    ];
    const templates = [
      'cleanrooms:GetCollaborationAnalysisTemplate',
      'cleanrooms:BatchGetCollaborationAnalysisTemplate',
    ];
    const answers = [
      'cleanrooms:ListCollaborationChangeRequests',
      'cleanrooms:GetCollaborationChangeRequest',
      'cleanrooms:UpdateCollaborationChangeRequest',
    ];
    return [
      line(['cleanrooms:GetCollaboration', 'cleanrooms:ListMembers'], arn),
      line('cleanrooms:ListSchemas', arn),
      line(tables, [arn, ...TABLES]),
      line('cleanrooms:ListCollaborationAnalysisTemplates', arn),
      line(templates, [arn, TEMPLATES]),
      line(answers, arn),
      ...generate,
      line(exports, JOBS),
      line('cleanrooms-ml:DeleteAudienceGenerationJob', JOBS),
      line('cleanrooms:ListTagsForResource', arn),
    ];
  }

  function grantAll(stack: Stack, grants: CollaborationGrants, role: Role): void {
    const seedDataRole = Role.fromRoleArn(stack, 'Seeds', SEED_ROLE);
    grants.read(role);
    grants.readTables(role);
    grants.readAnalysisTemplates(role);
    grants.answerChangeRequests(role);
    grants.generateAudiences(role, { configuredAudienceModelArn: MODEL, seedDataRole });
    grants.exportAudiences(role);
    grants.deleteAudiences(role);
    grants.actions(role, ['cleanrooms:ListTagsForResource']);
  }

  test('that the app creates', () => {
    const statements = grantedTo((stack, role) => grantAll(stack, collaborationOfOne(stack).grants, role));

    expect(statements).toEqual(statementsOf(`\${Ads.Arn}`, `\${Ads.CollaborationIdentifier}`));
  });

  test('that is an L1', () => {
    const statements = grantedTo((stack, role) => {
      const collaboration = new CfnCollaboration(stack, 'Ads', {
        name: 'Ads',
        description: 'Ads',
        creatorDisplayName: 'Publisher',
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        queryLogStatus: 'DISABLED',
      });
      grantAll(stack, CollaborationGrants.fromCollaboration(collaboration), role);
    });

    expect(statements).toEqual(statementsOf(`\${Ads.Arn}`, `\${Ads}`));
  });

  test('that is imported', () => {
    const arn = `arn:aws:cleanrooms:${REGION}:${ADVERTISER}:collaboration/${AN_ID}`;
    const statements = grantedTo((stack, role) =>
      grantAll(stack, Collaboration.fromCollaborationArn(stack, 'Ads', arn).grants, role),
    );

    expect(statements).toEqual(statementsOf(arn, AN_ID));
  });

  test('whose ID is a token and whose creator is unknown', () => {
    const statements = grantedTo((stack, role) =>
      grantAll(stack, Collaboration.fromCollaborationId(stack, 'Ads', Fn.ref('AdsId')).grants, role),
    );

    const arn = `${PARTITION}:cleanrooms:${REGION}:*:collaboration/\${AdsId}`;
    expect(statements).toEqual(statementsOf(arn, `\${AdsId}`));
  });

  test('generate audiences in the account of the principal', () => {
    const jobs: string[] = [];
    grantedTo((stack) => {
      const role = Role.fromRoleArn(stack, 'Other', `arn:aws:iam::${ADVERTISER}:role/Other`);
      const { principalStatements } = collaborationOfOne(stack).grants.exportAudiences(role);
      jobs.push(...(stack.resolve(principalStatements[0]?.resources ?? []) as string[]));
    });

    expect(JSON.stringify(jobs)).toContain(`:${ADVERTISER}:audience-generation-job/*`);
  });
});

describe('of a configured table', () => {
  const statementsOf = (arn: string) => [
    line(['cleanrooms:GetConfiguredTable', 'cleanrooms:GetConfiguredTableAnalysisRule'], arn),
    line('cleanrooms:ListTagsForResource', arn),
  ];

  function grantAll(grants: ConfiguredTableGrants, role: Role): void {
    grants.read(role);
    grants.actions(role, ['cleanrooms:ListTagsForResource']);
  }

  test('that the app creates', () => {
    const statements = grantedTo((stack, role) => grantAll(salesTable(stack).grants, role));

    expect(statements).toEqual(statementsOf(`\${Sales.Arn}`));
  });

  test('that is an L1', () => {
    const statements = grantedTo((stack, role) => {
      const table = new CfnConfiguredTable(stack, 'Sales', {
        name: 'sales',
        analysisMethod: 'DIRECT_QUERY',
        allowedColumns: ['user_id'],
        tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
      });
      grantAll(ConfiguredTableGrants.fromConfiguredTable(table), role);
    });

    expect(statements).toEqual(statementsOf(`\${Sales.Arn}`));
  });

  test.each([AN_ID, `\${TableId}`])('that is imported by the ID %s', (id) => {
    const statements = grantedTo((stack, role) => {
      const tableId = id === AN_ID ? id : Fn.ref('TableId');
      grantAll(ConfiguredTable.fromConfiguredTableId(stack, 'Sales', tableId).grants, role);
    });

    expect(statements).toEqual(statementsOf(`${IN_STACK}:configuredtable/${id}`));
  });
});

describe('of an ID mapping table', () => {
  const WORKFLOW = `${PARTITION}:entityresolution:${REGION}:${PUBLISHER}:idmappingworkflow/people`;
  const statementsOf = (arn: string, membershipArn: string, workflowArn?: string) => [
    line('cleanrooms:GetIdMappingTable', [arn, membershipArn]),
    line('cleanrooms:PopulateIdMappingTable', [arn, membershipArn]),
    ...(workflowArn
      ? [line(['entityresolution:GetIdMappingWorkflow', 'entityresolution:GetIdMappingJob'], workflowArn)]
      : []),
    line('cleanrooms:TagResource', arn),
  ];

  function grantAll(grants: IdMappingTableGrants, role: Role): void {
    grants.read(role);
    grants.populate(role);
    grants.actions(role, ['cleanrooms:TagResource']);
  }

  test('that the app creates', () => {
    const statements = grantedTo((stack, role) => {
      const workflow = CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'people');
      grantAll(new IdMappingTable(stack, 'People', { membership: membershipOf(stack), workflow }).grants, role);
    });

    expect(statements).toEqual(statementsOf(`\${People.Arn}`, `\${People.MembershipArn}`, WORKFLOW));
  });

  test('that is an L1', () => {
    const workflowArn = `arn:aws:entityresolution:${REGION}:${PUBLISHER}:idmappingworkflow/people`;
    const statements = grantedTo((stack, role) => {
      const table = new CfnIdMappingTable(stack, 'People', {
        name: 'people',
        membershipIdentifier: AN_ID,
        inputReferenceConfig: { inputReferenceArn: workflowArn, manageResourcePolicies: true },
      });
      grantAll(IdMappingTableGrants.fromIdMappingTable(table), role);
    });

    expect(statements).toEqual(statementsOf(`\${People.Arn}`, `\${People.MembershipArn}`, workflowArn));
  });

  test('that is imported by its ARN', () => {
    const arn = `${MEMBERSHIP}/idmappingtable/${AN_ID}`;
    const statements = grantedTo((stack, role) =>
      grantAll(IdMappingTable.fromIdMappingTableArn(stack, 'People', arn).grants, role),
    );

    expect(statements).toEqual(statementsOf(arn, `${IN_STACK}:membership/${ANOTHER_ID}`));
  });

  test('whose ID is a token', () => {
    const statements = grantedTo((stack, role) => {
      const membership = Membership.fromMembershipId(stack, 'Membership', ANOTHER_ID);
      const attrs = { membership, idMappingTableId: Fn.ref('PeopleId') };
      grantAll(IdMappingTable.fromIdMappingTableAttributes(stack, 'People', attrs).grants, role);
    });

    const membershipArn = `${IN_STACK}:membership/${ANOTHER_ID}`;
    expect(statements).toEqual(statementsOf(`${membershipArn}/idmappingtable/\${PeopleId}`, membershipArn));
  });
});

describe('of an intermediate table', () => {
  const BASES = [ofMembers('configuredtableassociation'), ofMembers('idmappingtable')];
  const statementsOf = (arn: string, membershipArn: string, collaborationArn: string) => [
    line(['cleanrooms:GetIntermediateTable', 'cleanrooms:ListIntermediateTableVersions'], [arn, membershipArn]),
    line('cleanrooms:GetIntermediateTableAnalysisRule', arn),
    line('cleanrooms:PopulateIntermediateTable', [arn, membershipArn, ...BASES]),
    line('cleanrooms:GetIntermediateTable', [arn, membershipArn]),
    line(['cleanrooms:GetProtectedQuery', 'cleanrooms:GetProtectedJob'], membershipArn),
    line('cleanrooms:GetSchema', [collaborationArn, ...TABLES]),
    line('cleanrooms:ListTagsForResource', arn),
  ];
  const ATTRIBUTES = [`\${Daily.Arn}`, `\${Daily.MembershipArn}`, `\${Daily.CollaborationArn}`] as const;

  function grantAll(grants: IntermediateTableGrants, role: Role): void {
    grants.read(role);
    grants.populate(role);
    grants.actions(role, ['cleanrooms:ListTagsForResource']);
  }

  test('that the app creates', () => {
    const statements = grantedTo((stack, role) => {
      const population = PopulationAnalysis.sql('SELECT user_id FROM sales');
      grantAll(new IntermediateTable(stack, 'Daily', { membership: membershipOf(stack), population }).grants, role);
    });

    expect(statements).toEqual(statementsOf(...ATTRIBUTES));
  });

  test('that is an L1', () => {
    const statements = grantedTo((stack, role) => {
      const table = new CfnIntermediateTable(stack, 'Daily', {
        name: 'daily',
        membershipIdentifier: AN_ID,
        populationAnalysisConfiguration: {
          sqlParameters: { analysisSource: { text: 'SELECT user_id FROM sales' } },
        } as never,
      });
      grantAll(IntermediateTableGrants.fromIntermediateTable(table), role);
    });

    expect(statements).toEqual(statementsOf(...ATTRIBUTES));
  });

  test('that is imported by its ARN', () => {
    const arn = `${MEMBERSHIP}/intermediatetable/${AN_ID}`;
    const statements = grantedTo((stack, role) =>
      grantAll(IntermediateTable.fromIntermediateTableArn(stack, 'Daily', arn).grants, role),
    );

    const collaborations = `${PARTITION}:cleanrooms:${REGION}:*:collaboration/*`;
    expect(statements).toEqual(statementsOf(arn, `${IN_STACK}:membership/${ANOTHER_ID}`, collaborations));
  });
});

describe('of a model', () => {
  const RUNNER = '11111111-2222-3333-4444-555555555555';
  const RUNNER_ARN = `${IN_STACK}:membership/${RUNNER}`;
  const ROLE = `arn:aws:iam::${PUBLISHER}:role/Channel`;
  const [CHANNELS, MODELS, JOBS] = ['ml-input-channel', 'trained-model', 'trained-model-inference-job'].map((kind) =>
    inMembership(RUNNER, kind),
  );

  const statementsOf = (arn: string) => [
    line('cleanrooms-ml:CreateMLInputChannel', arn),
    line('cleanrooms-ml:GetMLInputChannel', CHANNELS),
    line('cleanrooms:PassMembership', RUNNER_ARN),
    line('iam:PassRole', ROLE, { StringEquals: { 'iam:PassedToService': 'cleanrooms-ml.amazonaws.com' } }),
    line('cleanrooms-ml:CreateTrainedModel', arn),
    line('cleanrooms-ml:GetTrainedModel', MODELS),
    line('cleanrooms-ml:StartTrainedModelInferenceJob', [arn, CHANNELS, MODELS]),
    line('cleanrooms-ml:GetTrainedModelInferenceJob', JOBS),
    line('cleanrooms-ml:GetConfiguredModelAlgorithmAssociation', arn),
  ];

  function grantAll(stack: Stack, grants: ConfiguredModelAlgorithmAssociationGrants, role: Role): void {
    const runner = Membership.fromMembershipId(stack, 'Runner', RUNNER);
    grants.createInputChannel(role, runner, Role.fromRoleArn(stack, 'Channel', ROLE));
    grants.train(role, runner);
    grants.infer(role, runner);
    grants.actions(role, ['cleanrooms-ml:GetConfiguredModelAlgorithmAssociation']);
  }

  /** A policy document does not repeat a statement. */
  test('that the app associates', () => {
    const statements = grantedTo((stack, role) => {
      const algorithmArn = `arn:aws:cleanrooms-ml:${REGION}:${PUBLISHER}:configured-model-algorithm/${AN_ID}`;
      const algorithm = ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(stack, 'Algorithm', algorithmArn);
      const options = { membership: membershipOf(stack), algorithm };
      grantAll(stack, new ConfiguredModelAlgorithmAssociation(stack, 'Model', options).grants, role);
    });

    expect(statements).toEqual(statementsOf(`\${Model.ConfiguredModelAlgorithmAssociationArn}`));
  });

  test('that is an L1', () => {
    const statements = grantedTo((stack, role) => {
      const model = new CfnConfiguredModelAlgorithmAssociation(stack, 'Model', {
        name: 'model',
        membershipIdentifier: AN_ID,
        configuredModelAlgorithmArn: `arn:aws:cleanrooms-ml:${REGION}:${PUBLISHER}:configured-model-algorithm/${AN_ID}`,
      });
      const grants = ConfiguredModelAlgorithmAssociationGrants.fromConfiguredModelAlgorithmAssociation(model);
      grantAll(stack, grants, role);
    });

    // A reference to one is its ARN.
    expect(statements).toEqual(statementsOf(`\${Model}`));
  });

  test('of another member', () => {
    const arn = `arn:aws:cleanrooms-ml:${REGION}:${ADVERTISER}:membership/${AN_ID}/configured-model-algorithm-association/${AN_ID}`;
    const statements = grantedTo((stack, role) => {
      const { fromConfiguredModelAlgorithmAssociationArn } = ConfiguredModelAlgorithmAssociation;
      grantAll(stack, fromConfiguredModelAlgorithmAssociationArn(stack, 'Model', arn).grants, role);
    });

    expect(statements).toEqual(statementsOf(arn));
  });
});

describe('of the models of audiences', () => {
  // A bundle is what the function of a custom resource runs.
  beforeAll(() => bundled());

  const audienceModelArn = `arn:aws:cleanrooms-ml:${REGION}:${PUBLISHER}:audience-model/${AN_ID}`;
  const configuredAudienceModelArn = `arn:aws:cleanrooms-ml:${REGION}:${PUBLISHER}:configured-audience-model/${AN_ID}`;

  test('that the app trains', () => {
    const statements = grantedTo((stack, role) => {
      const { audienceModel } = modelsIn(stack);
      audienceModel.grants.read(role);
      audienceModel.grants.actions(role, ['cleanrooms-ml:ListTagsForResource']);
    });

    const arn = `\${Trained.AudienceModelArn}`;
    expect(statements).toEqual([
      line('cleanrooms-ml:GetAudienceModel', arn),
      line('cleanrooms-ml:ListTagsForResource', arn),
    ]);
  });

  test('that the app configures', () => {
    const statements = grantedTo((stack, role) => {
      const { configuredAudienceModel } = modelsIn(stack);
      configuredAudienceModel.grants.read(role);
      configuredAudienceModel.grants.actions(role, ['cleanrooms-ml:GetConfiguredAudienceModelPolicy']);
    });

    // Its logical ID has a second hash, which follows from what replaces the model.
    const found = statements.map((statement) => statement.replace(/Resource[0-9A-F]{8}/, ''));
    const arn = `\${Configured.ConfiguredAudienceModelArn}`;
    expect(found).toEqual([
      line(['cleanrooms-ml:GetConfiguredAudienceModel', 'cleanrooms-ml:ListAudienceGenerationJobs'], arn),
      line('cleanrooms-ml:GetConfiguredAudienceModelPolicy', arn),
    ]);
  });

  test('that are imported', () => {
    const statements = grantedTo((stack, role) => {
      const trained = AudienceModel.fromAudienceModelArn(stack, 'Trained', audienceModelArn);
      const { fromConfiguredAudienceModelArn } = ConfiguredAudienceModel;
      AudienceModelGrants.fromAudienceModel(trained).read(role);
      ConfiguredAudienceModelGrants.fromConfiguredAudienceModel(
        fromConfiguredAudienceModelArn(stack, 'Configured', configuredAudienceModelArn),
      ).read(role);
    });

    expect(statements).toEqual([
      line('cleanrooms-ml:GetAudienceModel', audienceModelArn),
      line(
        ['cleanrooms-ml:GetConfiguredAudienceModel', 'cleanrooms-ml:ListAudienceGenerationJobs'],
        configuredAudienceModelArn,
      ),
    ]);
  });

  test('that are no models are refused', () => {
    const { fromAudienceModel } = AudienceModelGrants;
    const { fromConfiguredAudienceModel } = ConfiguredAudienceModelGrants;

    expect(() => fromAudienceModel(audienceModelArn as never)).toThrow(
      'AudienceModelGrants.fromAudienceModel: resource',
    );
    expect(() => fromConfiguredAudienceModel(undefined as never)).toThrow(
      'ConfiguredAudienceModelGrants.fromConfiguredAudienceModel: resource',
    );
  });

  function modelsIn(stack: Stack) {
    const bucket = new Bucket(stack, 'Audiences');
    const source = TableSource.glueByName({ databaseName: 'viewing', tableName: 'views', bucket, keyPrefix: 'views' });
    const columns = [
      TrainingColumn.userId('viewer'),
      TrainingColumn.itemId('film'),
      TrainingColumn.timestamp('seen_at'),
    ];
    const trainingDataset = new TrainingDataset(stack, 'Views', { source, columns });
    const audienceModel = new AudienceModel(stack, 'Trained', { trainingDataset });
    return {
      audienceModel,
      configuredAudienceModel: new ConfiguredAudienceModel(stack, 'Configured', { audienceModel, bucket }),
    };
  }
});

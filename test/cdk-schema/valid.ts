import type { CfnResource, Stack } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnIdMappingTable,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import {
  CfnConfiguredModelAlgorithm,
  CfnConfiguredModelAlgorithmAssociation,
  CfnTrainingDataset,
} from 'aws-cdk-lib/aws-cleanroomsml';

export const AN_ID = '11111111-2222-3333-4444-555555555555';
export const A_ROLE = 'arn:aws:iam::111111111111:role/service-role/cleanrooms-role';
const AN_ALGORITHM = `arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-model-algorithm/${AN_ID}`;

/** A valid L1 of each type, of which the samples break one property. */
export const VALID = {
  collaboration: (stack: Stack) =>
    new CfnCollaboration(stack, 'Resource', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_QUERY'],
      queryLogStatus: 'ENABLED',
      members: [{ accountId: '222222222222', displayName: 'Advertiser', memberAbilities: ['CAN_RECEIVE_RESULTS'] }],
    }),
  membership: (stack: Stack) =>
    new CfnMembership(stack, 'Resource', {
      collaborationIdentifier: AN_ID,
      queryLogStatus: 'ENABLED',
      defaultResultConfiguration: {
        outputConfiguration: { s3: { bucket: 'results', resultFormat: 'CSV' } },
        roleArn: A_ROLE,
      },
    }),
  configuredTable: (stack: Stack) =>
    new CfnConfiguredTable(stack, 'Resource', {
      name: 'sales',
      analysisMethod: 'DIRECT_QUERY',
      allowedColumns: ['user_id', 'city'],
      tableReference: { glue: { databaseName: 'lake', tableName: 'sales' } },
    }),
  association: (stack: Stack) =>
    new CfnConfiguredTableAssociation(stack, 'Resource', {
      name: 'sales',
      configuredTableIdentifier: AN_ID,
      membershipIdentifier: AN_ID,
      roleArn: A_ROLE,
    }),
  analysisTemplate: (stack: Stack) =>
    new CfnAnalysisTemplate(stack, 'Resource', {
      name: 'reach',
      format: 'SQL',
      membershipIdentifier: AN_ID,
      source: { text: 'SELECT 1' },
    }),
  privacyBudget: (stack: Stack) =>
    new CfnPrivacyBudgetTemplate(stack, 'Resource', {
      membershipIdentifier: AN_ID,
      autoRefresh: 'NONE',
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    }),
  idMappingTable: (stack: Stack) =>
    new CfnIdMappingTable(stack, 'Resource', {
      membershipIdentifier: AN_ID,
      name: 'ids',
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/ids',
        manageResourcePolicies: true,
      },
    }),
  trainingDataset: (stack: Stack) =>
    new CfnTrainingDataset(stack, 'Resource', {
      name: 'interactions',
      roleArn: A_ROLE,
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            dataSource: { glueDataSource: { databaseName: 'lake', tableName: 'interactions' } },
            schema: [{ columnName: 'user_id', columnTypes: ['USER_ID'] }],
          },
        },
      ],
    }),
  modelAlgorithm: (stack: Stack) =>
    new CfnConfiguredModelAlgorithm(stack, 'Resource', {
      name: 'model',
      roleArn: A_ROLE,
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/model:latest' },
    }),
  modelAssociation: (stack: Stack) =>
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Resource', {
      name: 'model',
      membershipIdentifier: AN_ID,
      configuredModelAlgorithmArn: AN_ALGORITHM,
    }),
} satisfies { readonly [kind: string]: (stack: Stack) => CfnResource };

import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { deleteStack, type StackTemplate } from '../stacks';
import { deployed } from './cloudformation-types';
import { NO_ONE, NOTHING } from './values';

/** Clean Rooms ML: models of users, and where their output is stored. */
export const MACHINE_LEARNING_PROBES: readonly Probe[] = [
  {
    name: 'model-images-are-not-looked-up',
    claim: 'The images of a model are not looked up.',
    run: async (scene) => {
      const { status } = await scene.deploy('model', await modelTemplate(scene));
      return observe('a model of images that do not exist', status, 'CREATE_COMPLETE');
    },
  },
  {
    name: 'key-of-a-model-is-not-looked-up',
    claim: 'The key of a model is not looked up.',
    run: async (scene) => {
      const { account, region } = scene.creator;
      const KmsKeyArn = `arn:aws:kms:${region}:${account}:key/${NOTHING}`;
      const { status } = await scene.deploy('model', await modelTemplate(scene, scene.creator, { KmsKeyArn }));
      return observe('a model with a key that does not exist', status, 'CREATE_COMPLETE');
    },
  },
  {
    name: 'association-names-repeat',
    claim: 'Names of associations of models are not unique.',
    run: async (scene) => {
      const { outputs } = await deployed(scene, 'model', await modelTemplate(scene));
      const { membershipIdentifier } = await scene.room();
      const association = associationTemplate(scene, String(outputs.Model), membershipIdentifier);
      await deployed(scene, 'first', association);
      const { status } = await scene.deploy('second', association);
      return observe('another association with the name', status, 'CREATE_COMPLETE');
    },
  },
  {
    name: 'model-names-repeat',
    claim: 'Names of models are not unique.',
    run: async (scene) => {
      await deployed(scene, 'first', await modelTemplate(scene));
      const { status } = await scene.deploy('second', await modelTemplate(scene));
      return observe('another model with the name', status, 'CREATE_COMPLETE');
    },
  },
  {
    name: 'dataset-names-repeat',
    claim: 'Names of training datasets are not unique, and a training dataset is ACTIVE as soon as it is created.',
    run: async (scene) => {
      const { outputs } = await deployed(scene, 'first', await datasetTemplate(scene));
      const { status } = await scene.deploy('second', await datasetTemplate(scene));
      return [
        observe('the status of the first one', outputs.Status, 'ACTIVE'),
        observe('another one with the name', status, 'CREATE_COMPLETE'),
      ];
    },
  },
  {
    name: 'table-of-a-dataset-is-not-looked-up',
    claim: 'The table of a training dataset is not looked up.',
    run: async (scene) => {
      const { status } = await scene.deploy('dataset', await datasetTemplate(scene, 'no_such_table'));
      return observe('a dataset of a table that does not exist', status, 'CREATE_COMPLETE');
    },
  },
  {
    name: 'associated-model-stays',
    claim: 'A model is not deleted while it is associated.',
    run: async (scene) => {
      const { outputs } = await deployed(scene, 'model', await modelTemplate(scene));
      const { membershipIdentifier } = await scene.room();
      await deployed(scene, 'association', associationTemplate(scene, String(outputs.Model), membershipIdentifier));
      const status = await deleteStack(scene.creator, scene.clock, scene.name('model'));
      return observe('the deletion of its stack', status, 'DELETE_FAILED');
    },
  },
  {
    name: 'membership-with-model-stays',
    claim: 'A membership is not deleted while a model is associated through it.',
    accounts: 2,
    run: async (scene) => {
      // A creator cannot leave at all, so the partner associates.
      const { partnerMembership } = await scene.sharedRoom();
      const { outputs } = await deployed(scene, 'model', await modelTemplate(scene, scene.partner), scene.partner);
      const association = associationTemplate(scene, String(outputs.Model), partnerMembership.id);
      await deployed(scene, 'association', association, scene.partner);
      const leave = scene.partner.cleanRooms.deleteMembership({ membershipIdentifier: partnerMembership.id });
      return observe('the outcome', await outcomeOf(leave), 'ConflictException SUBRESOURCES_EXIST');
    },
  },
  {
    name: 'removed-member-associates-no-model',
    claim: 'A membership that is not active cannot associate a model.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const { outputs } = await deployed(scene, 'model', await modelTemplate(scene, scene.partner), scene.partner);
      const accountId = scene.partner.account;
      await scene.creator.cleanRooms.deleteMember({ collaborationIdentifier: collaboration.id, accountId });
      const association = associationTemplate(scene, String(outputs.Model), partnerMembership.id);
      const { status } = await scene.deploy('association', association, scene.partner);
      return observe('the stack of the association', status, 'ROLLBACK_COMPLETE');
    },
  },
  {
    name: 'model-of-another-account',
    claim: 'A model of another account does not exist for an association.',
    accounts: 2,
    run: async (scene) => {
      const { outputs } = await deployed(scene, 'model', await modelTemplate(scene, scene.partner), scene.partner);
      const { membershipIdentifier } = await scene.room();
      const association = associationTemplate(scene, String(outputs.Model), membershipIdentifier);
      const { status } = await scene.deploy('association', association);
      return observe('the stack of the association', status, 'ROLLBACK_COMPLETE');
    },
  },
  {
    name: 'ml-configuration-is-not-looked-up',
    claim: 'Neither the role nor the bucket of an ML configuration is looked up.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const roleArn = `arn:aws:iam::${scene.creator.account}:role/${scene.name('no-role')}`;
      const put = putConfiguration(scene, membershipIdentifier, { roleArn, bucketName: scene.name('no-bucket') });
      return observe('the outcome', await outcomeOf(put), 'success');
    },
  },
  {
    name: 'ml-configuration-keeps-its-time',
    claim: 'An ML configuration that is put again keeps its creation time.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const site = await scene.site();
      const get = () => scene.creator.others.call('GetMLConfiguration', { membershipIdentifier });
      await putConfiguration(scene, membershipIdentifier, site);
      const before = await get();
      await scene.clock.sleep(2000);
      await putConfiguration(scene, membershipIdentifier, site);
      const after = await get();
      return [
        observe('the creation time stays', after.createTime === before.createTime, true),
        observe('the time of the update changes', after.updateTime === before.updateTime, false),
      ];
    },
  },
  {
    name: 'ml-configuration-of-another-account',
    claim: 'The ML configuration of a membership of another account is refused with AccessDeniedException.',
    accounts: 2,
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const site = await scene.site(scene.partner);
      const { others } = scene.partner;
      const outcomes = await outcomesOf({
        PutMLConfiguration: () => putConfiguration(scene, membershipIdentifier, site, scene.partner),
        GetMLConfiguration: () => others.call('GetMLConfiguration', { membershipIdentifier }),
        DeleteMLConfiguration: () => others.call('DeleteMLConfiguration', { membershipIdentifier }),
      });
      return outcomes.map(([name, outcome]) => observe(name, outcome, 'AccessDeniedException'));
    },
  },
  {
    name: 'ml-configuration-of-no-membership',
    claim: 'The ML configuration of a membership that does not exist is refused with ResourceNotFoundException.',
    run: async (scene) => {
      const { others } = scene.creator;
      const membershipIdentifier = NOTHING;
      const outcomes = await outcomesOf({
        GetMLConfiguration: () => others.call('GetMLConfiguration', { membershipIdentifier }),
        DeleteMLConfiguration: () => others.call('DeleteMLConfiguration', { membershipIdentifier }),
      });
      return outcomes.map(([name, outcome]) => observe(name, outcome, 'ResourceNotFoundException'));
    },
  },
  {
    name: 'ml-configuration-with-a-foreign-role',
    claim: 'PutMLConfiguration refuses a role of another account with AccessDeniedException.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const roleArn = `arn:aws:iam::${NO_ONE}:role/of-someone-else`;
      const put = putConfiguration(scene, membershipIdentifier, { ...(await scene.site()), roleArn });
      return observe('the outcome', await outcomeOf(put), 'AccessDeniedException');
    },
  },
  {
    name: 'ml-configuration-of-a-removed-member',
    claim: 'PutMLConfiguration refuses a membership that is not active with AccessDeniedException.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const site = await scene.site(scene.partner);
      const accountId = scene.partner.account;
      await scene.creator.cleanRooms.deleteMember({ collaborationIdentifier: collaboration.id, accountId });
      const put = putConfiguration(scene, partnerMembership.id, site, scene.partner);
      return observe('the outcome', await outcomeOf(put), 'AccessDeniedException');
    },
  },
  {
    name: 'membership-with-ml-configuration-stays',
    claim: 'A membership is not deleted while it has an ML configuration.',
    accounts: 2,
    run: async (scene) => {
      const { partnerMembership } = await scene.sharedRoom();
      const membershipIdentifier = partnerMembership.id;
      await putConfiguration(scene, membershipIdentifier, await scene.site(scene.partner), scene.partner);
      const leave = scene.partner.cleanRooms.deleteMembership({ membershipIdentifier });
      return observe('the outcome', await outcomeOf(leave), 'ConflictException SUBRESOURCES_EXIST');
    },
  },
  {
    name: 'ml-configuration-ends-with-the-membership',
    claim: 'An ML configuration ends with a membership that its collaboration ends.',
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.room();
      await putConfiguration(scene, membershipIdentifier, await scene.site());
      await scene.creator.cleanRooms.deleteCollaboration({ collaborationIdentifier: collaboration.id });
      const get = scene.creator.others.call('GetMLConfiguration', { membershipIdentifier });
      return observe('the configuration', await outcomeOf(get), 'ResourceNotFoundException');
    },
  },
];

interface OutputPlace {
  readonly roleArn: string;
  readonly bucketName: string;
}

function putConfiguration(
  scene: Scene,
  membershipIdentifier: string,
  { roleArn, bucketName }: OutputPlace,
  party = scene.creator,
) {
  const s3Destination = { s3Uri: `s3://${bucketName}/output` };
  return party.others.call('PutMLConfiguration', {
    membershipIdentifier,
    defaultOutputLocation: { roleArn, destination: { s3Destination } },
  });
}

async function modelTemplate(scene: Scene, party = scene.creator, others: object = {}): Promise<StackTemplate> {
  const { roleArn } = await scene.site(party);
  const ImageUri = `${party.account}.dkr.ecr.${party.region}.amazonaws.com/no-such-repository:latest`;
  return {
    Resources: {
      Model: {
        Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
        Properties: {
          Name: scene.name('model'),
          RoleArn: roleArn,
          TrainingContainerConfig: { ImageUri },
          InferenceContainerConfig: { ImageUri },
          ...others,
        },
      },
    },
    Outputs: { Model: { Value: { 'Fn::GetAtt': ['Model', 'ConfiguredModelAlgorithmArn'] } } },
  };
}

function associationTemplate(scene: Scene, modelArn: string, membershipIdentifier: string): StackTemplate {
  return {
    Resources: {
      Association: {
        Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
        Properties: {
          Name: scene.name('model'),
          ConfiguredModelAlgorithmArn: modelArn,
          MembershipIdentifier: membershipIdentifier,
        },
      },
    },
  };
}

async function datasetTemplate(scene: Scene, table?: string): Promise<StackTemplate> {
  const { roleArn, databaseName, tableName } = await scene.site();
  const column = (ColumnName: string, type: string) => ({ ColumnName, ColumnTypes: [type] });
  return {
    Resources: {
      Dataset: {
        Type: 'AWS::CleanRoomsML::TrainingDataset',
        Properties: {
          Name: scene.name('dataset'),
          RoleArn: roleArn,
          TrainingData: [
            {
              Type: 'INTERACTIONS',
              InputConfig: {
                DataSource: { GlueDataSource: { DatabaseName: databaseName, TableName: table ?? tableName } },
                Schema: [column('user_id', 'USER_ID'), column('amount', 'ITEM_ID'), column('seen_at', 'TIMESTAMP')],
              },
            },
          ],
        },
      },
    },
    Outputs: { Status: { Value: { 'Fn::GetAtt': ['Dataset', 'Status'] } } },
  };
}

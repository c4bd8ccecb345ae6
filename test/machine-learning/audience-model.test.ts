import { App, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AudienceModel,
  type AudienceModelProps,
  ConfiguredAudienceModel,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';

const TYPE = 'Custom::CleanRoomsAudienceModel';
const DATASET = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/a1b2c3d4';
const MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4';

beforeAll(bundled);

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
});

function add(props: Partial<AudienceModelProps> = {}): AudienceModel {
  const trainingDataset = props.trainingDataset ?? TrainingDataset.fromTrainingDatasetArn(stack, 'Views', DATASET);
  return new AudienceModel(stack, 'Fans', { ...props, trainingDataset });
}

function resource(): [string, { readonly [section: string]: unknown }] {
  const [[id, found] = ['', {}]] = Object.entries(Template.fromStack(stack).findResources(TYPE));
  return [id, found];
}

describe('an audience model', () => {
  test('has a generated name, and is retained, by default', () => {
    add();

    expect(resource()[1]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ServiceToken: expect.anything(),
        ServiceTimeout: '900',
        Name: expect.stringMatching(/^PublisherFans[\dA-F]{8}$/),
        IsNameGenerated: true,
        TrainingDatasetArn: DATASET,
      },
    });
  });

  test('has a generated name of up to 54 characters, to which the function adds nine', () => {
    const scope = new Stack(stack, 'N'.repeat(100));
    new AudienceModel(scope, 'F'.repeat(100), {
      trainingDataset: TrainingDataset.fromTrainingDatasetArn(scope, 'Views', DATASET),
    });

    const [model] = Object.values(Template.fromStack(scope).findResources(TYPE));
    expect(model?.Properties.Name.length).toBeLessThanOrEqual(54);
  });

  test('has what is specified, and the tags of its scope', () => {
    const model = add({
      audienceModelName: 'Fans of films',
      description: 'Who likes films',
      trainingDataStart: new Date('2026-01-01T00:00:00Z'),
      trainingDataEnd: new Date('2026-02-01T12:00:00+01:00'),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Tags.of(model).add('team', 'films');

    expect(resource()[1]).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: {
        Name: 'Fans of films',
        IsNameGenerated: false,
        Description: 'Who likes films',
        TrainingDataStartTime: '2026-01-01T00:00:00.000Z',
        TrainingDataEndTime: '2026-02-01T11:00:00.000Z',
        Tags: { team: 'films' },
      },
    });
  });

  test('is trained with a dataset of the stack, and configured by its ARN', () => {
    const bucket = Bucket.fromBucketName(stack, 'Lake', 'lake');
    const trainingDataset = new TrainingDataset(stack, 'Views', {
      source: TableSource.glueByName({ databaseName: 'viewing', tableName: 'views', bucket }),
      columns: [TrainingColumn.userId('viewer'), TrainingColumn.itemId('film'), TrainingColumn.timestamp('seen_at')],
    });
    const audienceModel = add({ trainingDataset });
    new ConfiguredAudienceModel(stack, 'Configured', { audienceModel, bucket });

    const [logicalId, { Properties }] = resource();
    const template = Template.fromStack(stack);
    expect(Properties).toMatchObject({
      TrainingDatasetArn: { 'Fn::GetAtt': [expect.stringMatching(/^Views/), 'TrainingDatasetArn'] },
    });
    template.hasResourceProperties('Custom::CleanRoomsConfiguredAudienceModel', {
      AudienceModelArn: { 'Fn::GetAtt': [logicalId, 'AudienceModelArn'] },
    });
    expect(stack.resolve(audienceModel.audienceModelStatus)).toEqual({
      'Fn::GetAtt': [logicalId, 'AudienceModelStatus'],
    });
  });

  test('is recognized, and an import is not', () => {
    const imported = AudienceModel.fromAudienceModelArn(stack, 'Imported', MODEL);

    expect(imported.audienceModelArn).toBe(MODEL);
    expect(AudienceModel.isAudienceModel(add())).toBe(true);
    expect(AudienceModel.isAudienceModel(imported)).toBe(false);
  });
});

test('the policy of its function allows the dataset, the models of the account, and the list', () => {
  add();

  const models = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cleanrooms-ml:us-east-1:111111111111:audience-model/*']],
  };
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::RolePolicy', {
    PolicyDocument: {
      Statement: [
        { Action: 'cleanrooms-ml:ListAudienceModels', Effect: 'Allow', Resource: '*' },
        { Action: 'cleanrooms-ml:CreateAudienceModel', Effect: 'Allow', Resource: DATASET },
        {
          Action: ['DeleteAudienceModel', 'GetAudienceModel', 'TagResource', 'UntagResource'].map(
            (name) => `cleanrooms-ml:${name}`,
          ),
          Effect: 'Allow',
          Resource: models,
        },
      ],
    },
  });
});

describe('the time of the training data', () => {
  const [earlier, later] = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'].map((time) => new Date(time));

  test('fails if its start is not before its end', () => {
    const message = /trainingDataStart is 2026-01-01T00:00:01.000Z, and trainingDataEnd is\s+2026-01-01T00:00:0/;

    expect(() => add({ trainingDataStart: later, trainingDataEnd: earlier })).toThrow(message);
  });

  test.each([
    [earlier, later],
    [earlier, undefined],
    [undefined, later],
  ])('from %s to %s is accepted', (trainingDataStart, trainingDataEnd) => {
    expect(() => add({ trainingDataStart, trainingDataEnd })).not.toThrow();
  });

  test('fails if it is not a valid date', () => {
    expect(() => add({ trainingDataStart: new Date('x') })).toThrow(/it must be a valid date/);
  });
});

import { basename } from 'node:path';
import { RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { CfnRepository, type IRepositoryRef, Repository } from 'aws-cdk-lib/aws-ecr';
import { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { ConfiguredModelAlgorithm, type ConfiguredModelAlgorithmProps, ModelImage } from '../../src';
import { findingsIn } from '../../src/validation/report';
import { allOf, permissionsOf, readable, theOnly } from '../support/readable';
import { AN_ID, PUBLISHER, publisherStack, STRANGER } from '../support/two-companies';

const TYPE = 'AWS::CleanRoomsML::ConfiguredModelAlgorithm';
const ARN = `arn:aws:cleanrooms-ml:eu-west-1:${STRANGER}:configured-model-algorithm/${AN_ID}`;
const REGISTRY = `${PUBLISHER}.dkr.ecr.us-east-1.amazonaws.com`;

function modelsIn(stack: Stack): IRepositoryRef {
  const found = stack.node.tryFindChild('Models') as IRepositoryRef | undefined;
  return found ?? Repository.fromRepositoryName(stack, 'Models', 'models');
}

function modelIn(stack: Stack, props: Partial<ConfiguredModelAlgorithmProps> = {}): ConfiguredModelAlgorithm {
  const trainingContainer = { image: ModelImage.repository(modelsIn(stack), { tag: '1.0.0' }) };
  return new ConfiguredModelAlgorithm(stack, 'Recommender', { trainingContainer, ...props });
}

describe('a configured model algorithm', () => {
  test('is trained in a container', () => {
    const stack = publisherStack();

    modelIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'Recommender',
      RoleArn: '<RecommenderRole.Arn>',
      TrainingContainerConfig: { ImageUri: `${REGISTRY}/models:1.0.0` },
    });
  });

  test('has everything else on request', () => {
    const stack = publisherStack();
    const image = ModelImage.repository(modelsIn(stack));

    modelIn(stack, {
      configuredModelAlgorithmName: 'recommender of 2026',
      description: 'Films that a viewer will like',
      trainingContainer: {
        image,
        entrypoint: ['python3', 'train.py'],
        arguments: ['--epochs', '10'],
        metricDefinitions: [{ name: 'loss', regex: 'loss: ([0-9.]+)' }],
      },
      inferenceContainer: { image },
      encryptionKey: Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${PUBLISHER}:key/${AN_ID}`),
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'recommender of 2026',
      Description: 'Films that a viewer will like',
      RoleArn: '<RecommenderRole.Arn>',
      TrainingContainerConfig: {
        ImageUri: `${REGISTRY}/models:latest`,
        Entrypoint: ['python3', 'train.py'],
        Arguments: ['--epochs', '10'],
        MetricDefinitions: [{ Name: 'loss', Regex: 'loss: ([0-9.]+)' }],
      },
      InferenceContainerConfig: { ImageUri: `${REGISTRY}/models:latest` },
      KmsKeyArn: `arn:aws:kms:us-east-1:${PUBLISHER}:key/${AN_ID}`,
    });
  });

  test('without a container is reported', () => {
    const stack = publisherStack();

    new ConfiguredModelAlgorithm(stack, 'Recommender', {});

    expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).toEqual(['AlgorithmHasContainer']);
    expect(theOnly(Template.fromStack(stack), 'AWS::IAM::Role').properties.Policies).toBeUndefined();
  });

  test('takes the tags of its scope', () => {
    const stack = publisherStack();

    Tags.of(modelIn(stack)).add('team', 'ads');

    Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
  });

  test('goes with its template, or outlives it on request', () => {
    const [gone, kept] = [publisherStack(), publisherStack()];

    modelIn(gone);
    modelIn(kept, { removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(gone).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('has its L1 as default child, and refers to itself by its ARN', () => {
    const stack = publisherStack();

    const model = modelIn(stack);

    expect(CfnConfiguredModelAlgorithm.isCfnConfiguredModelAlgorithm(model.node.defaultChild)).toBe(true);
    expect(readable(stack.resolve(model.configuredModelAlgorithmRef))).toEqual({
      configuredModelAlgorithmArn: '<Recommender.ConfiguredModelAlgorithmArn>',
    });
  });
});

describe('the image of a model', () => {
  function imageUriOf(imageIn: (stack: Stack) => ModelImage): unknown {
    const stack = publisherStack();
    modelIn(stack, { trainingContainer: { image: imageIn(stack) } });
    return theOnly(Template.fromStack(stack), TYPE).properties.TrainingContainerConfig;
  }

  test.each([
    ['an L2', (stack: Stack) => new Repository(stack, 'Own')],
    ['an L1', (stack: Stack) => new CfnRepository(stack, 'Own')],
  ])('can be in a repository of the app: %s', (_, repositoryIn) => {
    expect(imageUriOf((stack) => ModelImage.repository(repositoryIn(stack)))).toEqual({
      ImageUri: expect.stringMatching(/^111111111111\.dkr\.ecr\.us-east-1\.amazonaws\.com\/<Own>:latest$/),
    });
  });

  test('can be in a repository of another account', () => {
    const arn = `arn:aws:ecr:us-east-1:${STRANGER}:repository/teams/models`;

    expect(imageUriOf((stack) => ModelImage.repository(Repository.fromRepositoryArn(stack, 'Theirs', arn)))).toEqual({
      ImageUri: `${STRANGER}.dkr.ecr.us-east-1.amazonaws.com/teams/models:latest`,
    });
  });

  test('in another Region is reported', () => {
    const stack = publisherStack();
    const arn = `arn:aws:ecr:eu-west-1:${PUBLISHER}:repository/models`;

    modelIn(stack, {
      trainingContainer: { image: ModelImage.repository(Repository.fromRepositoryArn(stack, 'Far', arn)) },
    });

    expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).toEqual(['ImagesCanBePulled']);
  });

  test('can be an asset of the app, from whose repository the role can pull', () => {
    const stack = publisherStack();
    const asset = new DockerImageAsset(stack, 'Image', { directory: __dirname, file: basename(__filename) });

    modelIn(stack, { trainingContainer: { image: ModelImage.asset(asset) } });

    const template = Template.fromStack(stack);
    expect(theOnly(template, TYPE).properties.TrainingContainerConfig).toEqual({
      ImageUri: {
        'Fn::Sub': expect.stringMatching(
          /^111111111111\.dkr\.ecr\.us-east-1\.\$\{AWS::URLSuffix\}\/cdk-hnb659fds-container-assets-111111111111-us-east-1:[0-9a-f]{64}$/,
        ),
      },
    });
    expect(permissionsOf(template)).toMatchObject([
      {
        Resource: `arn:<AWS::Partition>:ecr:us-east-1:${PUBLISHER}:repository/cdk-hnb659fds-container-assets-${PUBLISHER}-us-east-1`,
      },
    ]);
  });

  test('fails with a digest', () => {
    const stack = publisherStack();

    expect(() => ModelImage.repository(modelsIn(stack), { tag: 'sha256:0123' })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: ModelImage.repository: tag is "sha256:0123"
          why: Clean Rooms ML finds images by their tags, which have up to 128 letters, digits, underscores, periods and hyphens
          fix: specify a tag of the image, not its digest]
    `);
  });
});

describe('the role of a configured model algorithm', () => {
  test('can be assumed only by Clean Rooms ML', () => {
    const stack = publisherStack();

    modelIn(stack);

    const { AssumeRolePolicyDocument } = theOnly(Template.fromStack(stack), 'AWS::IAM::Role').properties;
    expect(AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'cleanrooms-ml.amazonaws.com' } }],
    });
  });

  test('can only pull, and only from the repositories of the images', () => {
    const stack = publisherStack();
    const image = ModelImage.repository(modelsIn(stack));
    const other = ModelImage.repository(Repository.fromRepositoryName(stack, 'Others', 'others'));

    modelIn(stack, { trainingContainer: { image }, inferenceContainer: { image: other } });

    expect(permissionsOf(Template.fromStack(stack))).toEqual([
      {
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource: ['models', 'others'].map(
          (name) => `arn:<AWS::Partition>:ecr:us-east-1:${PUBLISHER}:repository/${name}`,
        ),
      },
    ]);
  });

  test('can be another one, for whose policies the model waits', () => {
    const stack = publisherStack();
    const role = new Role(stack, 'Puller', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });
    const models = Repository.fromRepositoryName(stack, 'Models', 'models');
    models.grantPull(role);

    const model = modelIn(stack, { role });

    expect(model.role).toBe(role);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 1);
    expect(theOnly(template, TYPE).dependsOn).toEqual(['PullerDefaultPolicy', 'Puller']);
    expect(findingsIn(stack.node.root).findings).toEqual([]);
  });
});

describe('the key of a configured model algorithm', () => {
  test('can be used by Clean Rooms ML, without conditions on the source', () => {
    const stack = publisherStack();

    modelIn(stack, { encryptionKey: new Key(stack, 'Key') });

    const [{ properties }] = allOf(Template.fromStack(stack), 'AWS::KMS::Key');
    const { Statement } = properties.KeyPolicy as { readonly Statement: readonly unknown[] };
    const Principal = { Service: 'cleanrooms-ml.amazonaws.com' };
    expect(Statement.slice(1)).toEqual([
      {
        Effect: 'Allow',
        Principal,
        Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:CreateGrant'],
        Resource: '*',
        Condition: {
          'ForAllValues:StringEquals': { 'kms:GrantOperations': expect.arrayContaining(['Decrypt', 'CreateGrant']) },
          BoolIfExists: { 'kms:GrantIsForAWSResource': true },
        },
      },
      { Effect: 'Allow', Principal, Action: 'kms:DescribeKey', Resource: '*' },
    ]);
    expect(findingsIn(stack.node.root).findings).toEqual([]);
  });

  test('is that of an alias', () => {
    const stack = publisherStack();
    const targetKey = new Key(stack, 'Key');

    modelIn(stack, { encryptionKey: new Alias(stack, 'Alias', { aliasName: 'alias/models', targetKey }) });

    expect(theOnly(Template.fromStack(stack), TYPE).properties.KmsKeyArn).toBe('<Key.Arn>');
  });

  test('can be an L1, whose policy stays as it is', () => {
    const stack = publisherStack();

    modelIn(stack, { encryptionKey: new CfnKey(stack, 'Key', { keyPolicy: { Statement: [] } }) });

    const template = Template.fromStack(stack);
    expect(theOnly(template, TYPE).properties.KmsKeyArn).toBe('<Key.Arn>');
    expect(theOnly(template, 'AWS::KMS::Key').properties.KeyPolicy).toEqual({ Statement: [] });
  });

  test('fails if only its alias is known', () => {
    const stack = publisherStack();
    const encryptionKey = Alias.fromAliasName(stack, 'Alias', 'alias/models');

    expect(() => modelIn(stack, { encryptionKey })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Recommender: the key is identified by the alias "alias/models"
          why: Clean Rooms ML identifies a key by the ARN of the key
          fix: import the key by its ARN]
    `);
  });
});

describe('isConfiguredModelAlgorithm', () => {
  test('knows a configured model algorithm', () => {
    expect(ConfiguredModelAlgorithm.isConfiguredModelAlgorithm(modelIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Model', {}])('knows that %o is none', (other) => {
    expect(ConfiguredModelAlgorithm.isConfiguredModelAlgorithm(other)).toBe(false);
  });
});

describe('an imported configured model algorithm', () => {
  test('knows its account and Region from its ARN', () => {
    const model = ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(publisherStack(), 'Model', ARN);

    expect(model.configuredModelAlgorithmRef).toEqual({ configuredModelAlgorithmArn: ARN });
    expect(model.env).toEqual({ account: STRANGER, region: 'eu-west-1' });
  });

  test.each([ARN.replace('configured-model-algorithm', 'trained-model'), AN_ID])('fails for %s', (arn) => {
    expect(() => ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(publisherStack(), 'Model', arn)).toThrow(
      'arn:aws:cleanrooms-ml:us-east-1:111122223333:configured-model-algorithm/c3d4…',
    );
  });
});

import { App, CfnParameter, Stack, type StackProps, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import type { AwsSolutionsChecks } from 'cdk-nag';
import { Construct, type IConstruct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AnalysisArtifact,
  AnalysisSource,
  AudienceModel,
  AudienceModelTraining,
  CleanRoomsHandlers,
  ConfiguredAudienceModel,
  ConfiguredModelAlgorithm,
  JobResultOutput,
  Membership,
  ModelImage,
  ResultOutput,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from '../../src';
import { KIND_NAMES, KINDS } from '../../src/custom-resources/kinds';
import { policiesIn } from '../custom-resources/permissions/policy';
import { bundled } from '../custom-resources/support/bundled';
import { addEachKind, addKind } from '../custom-resources/support/each-kind';
import { CREATOR } from '../local/cleanrooms/clean-room';
import { collaborationOfOne, salesTable } from '../support/two-companies';

const ENVIRONMENTS: [string, StackProps][] = [
  ['with an environment', { env: { account: CREATOR.account, region: 'us-east-1' } }],
  ['without an environment', {}],
  ['in China', { env: { account: CREATOR.account, region: 'cn-north-1' } }],
];

/** cdk-nag loads the `aws-cdk-lib` beside it, and does not recognize the resources of another one. */
const canLoad = process.env.CDK_LIB !== 'newest';
let Checks: typeof AwsSolutionsChecks;

beforeAll(async () => {
  bundled();
  if (canLoad) {
    Checks = (await import('cdk-nag')).AwsSolutionsChecks;
  }
});

describe.runIf(canLoad).each(ENVIRONMENTS)('an app %s', (_, props) => {
  test('has no finding: the library acknowledges them itself, with reasons', () => {
    const app = checkedApp();
    addEachKind(new Stack(app, 'Stack', props));

    expect(findingsIn(app)).toEqual([]);
    expect(() => app.synth()).not.toThrow();
  });

  test('has no finding if the functions have their own log groups', () => {
    const app = checkedApp();
    addEachKind(new Stack(app, 'Stack', props));
    CustomResourceConfig.of(app).addLogRetentionLifetime(RetentionDays.ONE_WEEK);

    expect(() => app.synth()).not.toThrow();
  });

  test('has no finding if the functions run in a VPC, with keys', () => {
    const app = checkedApp();
    const stack = new Stack(app, 'Stack', props);
    addEachKind(stack);
    const vpc = new Vpc(stack, 'Vpc', { flowLogs: { logs: {} } });
    const key = new Key(stack, 'Key', { enableKeyRotation: true });
    CleanRoomsHandlers.of(stack).configure({ vpc, logEncryptionKey: key, environmentEncryption: key });

    expect(findingsIn(app).filter((finding) => finding.includes('CdkCleanRooms'))).toEqual([]);
  });

  test('has no finding in a stage', () => {
    const app = checkedApp();
    addEachKind(new Stack(new Stage(app, 'Prod'), 'Stack', props));

    expect(() => app.synth()).not.toThrow();
  });
});

test.runIf(canLoad)('the roles of tables, results, code, training data and models have no finding', () => {
  const app = checkedApp();
  const stack = new Stack(app, 'Stack', { env: { account: CREATOR.account, region: 'us-east-1' } });
  const bucket = new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS });
  const membership = new Membership(stack, 'Membership', {
    collaboration: collaborationOfOne(stack),
    resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'results' }),
    jobResultOutput: JobResultOutput.s3(bucket, { keyPrefix: 'jobs' }),
  });
  membership.addAnalysisTemplate('Job', {
    source: AnalysisSource.pyspark({
      entryPoint: AnalysisArtifact.fromAsset(__filename),
      additionalArtifacts: [
        AnalysisArtifact.fromBucket(Bucket.fromBucketName(stack, 'Code', 'code'), 'libraries.tar.gz', {
          encryptionKey: Alias.fromAliasName(stack, 'CodeAlias', 'alias/code'),
        }),
      ],
      referencedTables: ['glue'],
    }),
  });
  const names = { databaseName: 'shop', tableName: 'sales' };
  const sources = {
    glue: TableSource.glueByName({ ...names, bucket, keyPrefix: 'sales' }),
    athena: TableSource.athena({ ...names, workGroup: 'rooms', outputBucket: bucket, keyPrefix: 'athena' }),
    alias: TableSource.glueByName({
      ...names,
      bucket: Bucket.fromBucketName(stack, 'Lake', 'lake'),
      keyPrefix: '',
      encryptionKey: Alias.fromAliasName(stack, 'Alias', 'alias/lake'),
    }),
  };
  for (const [id, source] of Object.entries(sources)) {
    const table = salesTable(new Construct(stack, id), { source });
    membership.associate(id, { table, associationName: id });
  }
  new TrainingDataset(stack, 'Training', { source: sources.glue, columns: [TrainingColumn.userId('user_id')] });
  const audienceModelArn = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4';
  const audienceModel = AudienceModel.fromAudienceModelArn(stack, 'AudienceModel', audienceModelArn);
  new ConfiguredAudienceModel(stack, 'Audiences', { audienceModel, bucket, keyPrefix: 'audiences' });
  new ConfiguredModelAlgorithm(stack, 'Model', {
    trainingContainer: { image: ModelImage.repository(new Repository(stack, 'Models')) },
  });

  const ofRoles = findingsIn(app).filter((finding) => /IAM/.test(finding));
  expect(ofRoles).toEqual([]);
  expect(acknowledgementsIn(app).length).toBeGreaterThan(0);
});

test.runIf(canLoad).each(ENVIRONMENTS)('the watch of a training has no finding %s', (_, props) => {
  const app = checkedApp();
  const stack = new Stack(app, 'Stack', props);
  const training = new AudienceModelTraining(stack, 'Training', {
    audienceModel: AudienceModel.fromAudienceModelArn(stack, 'Model', new CfnParameter(stack, 'Arn').valueAsString),
  });
  training.onTrained('Trained');

  expect(findingsIn(app)).toEqual([]);
  const acknowledged = acknowledgementsIn(app).map((it) => it.split(': ')[0]);
  expect(acknowledged).toEqual(
    ['AwsSolutions-SF1', 'AwsSolutions-SF2'].map((id) => `Stack/Training/StateMachine Annotation::${id}`),
  );
});

test('checks every kind of custom resource', () => {
  const stack = new Stack(new App(), 'Stack');
  addEachKind(stack);

  const types = Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string }>);
  expect(types.map(({ Type }) => Type)).toEqual(
    expect.arrayContaining(Object.values(KINDS).map(({ resourceType }) => resourceType)),
  );
});

test('acknowledges single wildcards, each with a reason', () => {
  const app = new App();
  addEachKind(new Stack(app, 'Stack', { env: { account: CREATOR.account, region: 'us-east-1' } }));

  expect(acknowledgementsIn(app)).toMatchSnapshot();
});

/** Also those of resource types that cdk-nag does not check. */
test.each(KIND_NAMES)('acknowledges each wildcard of %s', (kind) => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: CREATOR.account, region: 'us-east-1' } });
  addKind(stack, kind);

  const resources = policiesIn(stack).flatMap(({ allowed }) => allowed.map(({ resource }) => resource));
  const wildcards = new Set(resources.filter((resource) => resource.includes('*')));
  const acknowledged = acknowledgementsIn(app).map((it) =>
    it.match(/\[Resource::(.*)\]: .+/)?.[1]?.replace('<AWS::Partition>', 'aws'),
  );
  expect(acknowledged.sort()).toEqual([...wildcards].sort());
});

test.runIf(canLoad)('acknowledges nothing of other constructs', () => {
  const app = checkedApp();
  const stack = new Stack(app, 'Stack');
  addEachKind(stack);
  const statements = [new PolicyStatement({ actions: ['s3:*'], resources: ['*'] })];
  new ManagedPolicy(stack, 'Other', { statements });

  expect(findingsIn(app)).toEqual([
    'Stack/Other/Resource AwsSolutions-IAM5[Action::s3:*]',
    'Stack/Other/Resource AwsSolutions-IAM5[Resource::*]',
  ]);
  expect(() => app.synth()).toThrow('AwsSolutions');
});

function checkedApp(): App {
  const app = new App();
  Validations.of(app).addPlugins(new Checks(app));
  return app;
}

/** What cdk-nag finds, each as path and rule. */
function findingsIn(app: App): string[] {
  const { violations } = new Checks().validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map((resource) => `${(resource as { constructPath?: string }).constructPath} ${ruleName}`),
  );
}

/** What is acknowledged, as path, rule and reason. */
function acknowledgementsIn(root: IConstruct): string[] {
  return root.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => `${node.path} ${id}: ${reason}`),
  );
}

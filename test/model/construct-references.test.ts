import { App, CfnCondition, CfnOutput, CfnParameter, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { ReferenceReader } from '../../src/model/construct-references';
import type { OutputName } from '../../src/model/intrinsics';
import { ReferenceTo } from '../../src/model/raw';
import { ADVERTISER, PUBLISHER, REGION, stackIn } from '../support/two-companies';

const pathOf = (raw: unknown) =>
  raw instanceof ReferenceTo ? `${(raw.target as IConstruct).node.path} ${raw.attribute}` : raw;

describe('a logical ID', () => {
  const app = new App();
  const data = new Stack(app, 'Data');
  const nested = new NestedStack(data, 'Nested');
  new CfnBucket(data, 'Lake');
  new CfnBucket(nested, 'Inner');
  new CfnParameter(data, 'Name');
  new CfnCondition(data, 'IsTest', { expression: Fn.conditionEquals('a', 'b') });
  new CfnOutput(data, 'Exported', { value: 'lake' });

  test.each<[string, IConstruct, string, string | undefined]>([
    ['a resource', data, 'Lake', 'Data/Lake'],
    ['a parameter', data, 'Name', 'Data/Name'],
    ['a resource of a nested stack in it', nested, 'Inner', 'Data/Nested/Inner'],
    ['nothing in a nested stack that only the stack around it has', nested, 'Lake', undefined],
    ['nothing that only a nested stack has', data, 'Inner', undefined],
    ['no condition', data, 'IsTest', undefined],
    ['no output', data, 'Exported', undefined],
    ['no pseudo parameter', data, 'AWS::Region', undefined],
    ['nothing in another stack', new Stack(app, 'Other'), 'Lake', undefined],
  ])('leads to %s', (_, from, logicalId, path) => {
    const references = new ReferenceReader(app).of(from);

    expect(pathOf(references.ref(logicalId))).toBe(path && `${path} Ref`);
    expect(pathOf(references.attribute(logicalId, 'Arn'))).toBe(path && `${path} Arn`);
  });
});

describe('an output', () => {
  /** What a stack of the publisher finds in an app, to which others are added. */
  function find(name: OutputName, build: (app: App) => void, from: (app: App) => Stack = publisherIn): unknown {
    const app = new App();
    build(app);
    return pathOf(new ReferenceReader(app).of(from(app)).output(name));
  }

  const publisherIn = (app: App) => stackIn(app, 'Reader', PUBLISHER);
  const exporting =
    (id: string, account = PUBLISHER, region = REGION, value = id.toLowerCase()) =>
    (app: IConstruct) =>
      new CfnOutput(stackIn(app, id, account, region), 'Lake', { value, exportName: 'Lake' });
  const byExport: OutputName = { exportName: 'Lake' };
  const byStack = (more: object = {}): OutputName => ({ stackName: 'Data', outputName: 'Lake', ...more });

  test.each<[string, OutputName, (app: App) => void, unknown]>([
    ['an export', byExport, exporting('Data'), 'data'],
    ['an output of a stack', byStack(), exporting('Data'), 'data'],
    ['an output in the Region that is named', byStack({ region: REGION }), exporting('Data'), 'data'],
    [
      'an output of another Region',
      byStack({ region: 'eu-west-1' }),
      exporting('Data', PUBLISHER, 'eu-west-1'),
      'data',
    ],
    ['an output of another account', byStack({ account: ADVERTISER }), exporting('Data', ADVERTISER), 'data'],
    [
      'an export, one of whose name another account has too',
      byExport,
      (app) => [exporting('Data')(app), exporting('Other', ADVERTISER)(app)],
      'data',
    ],
    [
      'an export that is a reference',
      byExport,
      (app) => {
        const stack = stackIn(app, 'Data', PUBLISHER);
        new CfnOutput(stack, 'Name', {
          value: new CfnBucket(stack, 'Lake').ref,
          exportName: Fn.join('', ['La', 'ke']),
        });
      },
      'Data/Lake Ref',
    ],
    [
      'an export that imports another one',
      byExport,
      (app) => {
        exporting('Data', PUBLISHER, REGION, Fn.importValue('Inner'))(app);
        new CfnOutput(stackIn(app, 'Inner', PUBLISHER), 'Inner', { value: 'inner', exportName: 'Inner' });
      },
      'inner',
    ],
  ])('is found: %s', (_, name, build, expected) => {
    expect(find(name, build)).toBe(expected);
  });

  test.each<[string, OutputName, (app: App) => void]>([
    ['an export that nobody has', byExport, () => {}],
    ['an export of another name', { exportName: 'Other' }, exporting('Data')],
    ['an export of another account', byExport, exporting('Data', ADVERTISER)],
    ['an export of another Region', byExport, exporting('Data', PUBLISHER, 'eu-west-1')],
    ['an export of another stage', byExport, (app) => exporting('Data')(new Stage(app, 'Copy'))],
    ['an export that two stacks have', byExport, (app) => [exporting('Data')(app), exporting('Copy')(app)]],
    ['an output of another stack', byStack({ stackName: 'Other' }), exporting('Data')],
    ['another output of the stack', byStack({ outputName: 'Other' }), exporting('Data')],
    ['an output in another Region than the one that is named', byStack({ region: 'eu-west-1' }), exporting('Data')],
    ['an output in another account than the one that is named', byStack({ account: ADVERTISER }), exporting('Data')],
    [
      'an output without an export',
      byExport,
      (app) => new CfnOutput(stackIn(app, 'Data', PUBLISHER), 'Lake', { value: 'a' }),
    ],
  ])('is not found: %s', (_, name, build) => {
    expect(find(name, build)).toBeUndefined();
  });

  test('is found from a stack without account and Region, in stacks without them', () => {
    const build = (app: App) => new CfnOutput(new Stack(app, 'Data'), 'Lake', { value: 'data', exportName: 'Lake' });
    const agnostic = (app: App) => new Stack(app, 'Reader');

    expect(find(byExport, build, agnostic)).toBe('data');
    expect(find(byExport, build)).toBeUndefined();
  });

  test('has no value if it imports itself, and keeps it otherwise', () => {
    const app = new App();
    exporting('Data', PUBLISHER, REGION, Fn.importValue('Lake'))(app);
    const references = new ReferenceReader(app).of(publisherIn(app));

    expect(references.output(byExport)).toEqual({ 'Fn::ImportValue': 'Lake' });
    expect(references.output(byExport)).toEqual({ 'Fn::ImportValue': 'Lake' });
  });
});

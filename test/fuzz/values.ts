import { Duration, Fn, RemovalPolicy, Size, type Stack, Token } from 'aws-cdk-lib';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { CfnTable, S3Table } from 'aws-cdk-lib/aws-glue';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as api from '../../src';
import { type DetailType, EVENT_TYPES, methodsOf } from '../../src/events/event-types';
import { readSurface, type Type } from '../support/surface';
import { AN_ID } from '../support/two-companies';
import type { Random } from './random';

export const SURFACE = readSurface();

/** Methods of the classes of events that differ from others only in the detail type. */
const ALIKE: ReadonlySet<string> = new Set(
  (Object.keys(EVENT_TYPES) as DetailType[])
    .filter((type) => !['Membership Updated', 'Membership Created', 'Invited To Collaboration'].includes(type))
    .flatMap((type) => Object.values(methodsOf(type)).map((method) => `${EVENT_TYPES[type].in}.${method}`)),
);

/** All calls of the API, without what the CDK itself calls, what takes any value, or what another call stands for. */
export const CALLABLES = SURFACE.callables.filter(
  ({ name }) =>
    !ALIKE.has(name) &&
    !/\.is[A-Z]|\.(supports|applyTo)$|^CleanRoomsChecks\.validate|^CleanRoomsChecks#|^new CleanRoomsChecks/.test(name),
);

export const API = api as unknown as Readonly<Record<string, never>>;

type Makers = Readonly<Record<string, (stack: Stack, id: string, random: Random) => unknown>>;

/** Structs of the CDK whose members are all optional. */
const OPTIONS_OF_THE_CDK = [
  'AWSEventMetadataProps',
  'MetricOptions',
  'OnEventOptions',
  'SearchExpressionOptions',
  'SubnetSelection',
];

/** Values of the types of the CDK that the API of this library takes. A type that is added needs one. */
const OF_THE_CDK: Makers = {
  Construct: (stack) => stack,
  IConstruct: (stack) => stack,
  RemovalPolicy: () => RemovalPolicy.RETAIN,
  Duration: () => Duration.minutes(1),
  IQueueRef: (stack, id) => Queue.fromQueueArn(stack, id, `arn:aws:sqs:us-east-1:111111111111:${id}`),
  ScheduleExpression: () => ScheduleExpression.rate(Duration.days(1)),
  TimeWindow: () => TimeWindow.flexible(Duration.hours(1)),
  ISecurityGroup: (stack, id) => SecurityGroup.fromSecurityGroupId(stack, id, 'sg-0123456789abcdef0'),
  IVpc: (stack, id) =>
    Vpc.fromVpcAttributes(stack, id, {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['us-east-1a'],
      privateSubnetIds: ['subnet-0123456789abcdef0'],
    }),
  IRuleTarget: () => ({ bind: () => ({ arn: 'arn:aws:sqs:us-east-1:111111111111:results' }) }),
  ...Object.fromEntries(OPTIONS_OF_THE_CDK.map((name) => [name, () => ({})])),
  ICollaborationRef: (stack, id) => api.Collaboration.fromCollaborationArn(stack, id, arn('collaboration', id)),
  IMembershipRef: (stack, id) =>
    api.Membership.fromMembershipAttributes(stack, id, {
      membershipId: uuidOf(id),
      collaboration: api.Collaboration.fromCollaborationId(stack, `${id}Collaboration`, uuidOf(id)),
    }),
  IConfiguredTableRef: (stack, id, random) =>
    api.ConfiguredTable.fromConfiguredTableAttributes(stack, id, {
      configuredTableId: uuidOf(id),
      source: lake(stack, `${id}Lake`),
      analysisRuleType: random.of(Object.values(api.AnalysisRuleType)),
    }),
  IConfiguredTableAssociationRef: (stack, id) =>
    api.ConfiguredTableAssociation.fromConfiguredTableAssociationArn(
      stack,
      id,
      childArn('configuredtableassociation', id),
    ),
  IAnalysisTemplateRef: (stack, id) =>
    api.AnalysisTemplate.fromAnalysisTemplateArn(stack, id, childArn('analysistemplate', id)),
  IIdNamespaceAssociationRef: (stack, id) =>
    api.IdNamespaceAssociation.fromIdNamespaceAssociationArn(stack, id, childArn('idnamespaceassociation', id)),
  IIdMappingTableRef: (stack, id) =>
    api.IdMappingTable.fromIdMappingTableArn(stack, id, childArn('idmappingtable', id)),
  IIntermediateTableRef: (stack, id) =>
    api.IntermediateTable.fromIntermediateTableArn(stack, id, childArn('intermediatetable', id)),
  IIdNamespaceRef: (stack, id) => CfnIdNamespace.fromIdNamespaceName(stack, id, `customers-${id}`),
  IIdMappingWorkflowRef: (stack, id) => CfnIdMappingWorkflow.fromWorkflowName(stack, id, `identities-${id}`),
  IBucketRef: (stack, id) => new Bucket(stack, id),
  IConfiguredModelAlgorithmRef: (stack, id) =>
    api.ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(
      stack,
      id,
      `arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-model-algorithm/${uuidOf(id)}`,
    ),
  IConfiguredModelAlgorithmAssociationRef: (stack, id) =>
    api.ConfiguredModelAlgorithmAssociation.fromConfiguredModelAlgorithmAssociationArn(
      stack,
      id,
      `arn:aws:cleanrooms-ml:us-east-1:111111111111:membership/${AN_ID}/configured-model-algorithm-association/${uuidOf(id)}`,
    ),
  IAudienceModel: (stack, id) =>
    api.AudienceModel.fromAudienceModelArn(
      stack,
      id,
      `arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/${uuidOf(id)}`,
    ),
  ITrainingDatasetRef: (stack, id) =>
    api.TrainingDataset.fromTrainingDatasetArn(
      stack,
      id,
      `arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/${uuidOf(id)}`,
    ),
  IConfiguredAudienceModel: (stack, id) =>
    api.ConfiguredAudienceModel.fromConfiguredAudienceModelArn(
      stack,
      id,
      `arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/${uuidOf(id)}`,
    ),
  IGrantable: (stack, id) => Role.fromRoleArn(stack, id, `arn:aws:iam::111111111111:role/${id}`),
  Date: () => new Date('2026-01-01T00:00:00Z'),
  Size: () => Size.gibibytes(1),
  IRepositoryRef: (stack, id) => new Repository(stack, id),
  DockerImageAsset: (stack, id) => new DockerImageAsset(stack, id, { directory: __dirname, file: 'values.ts' }),
  IRoleRef: (stack, id) => Role.fromRoleArn(stack, id, `arn:aws:iam::111111111111:role/${id}`),
  IKeyRef: (stack, id) => Key.fromKeyArn(stack, id, `arn:aws:kms:us-east-1:111111111111:key/${uuidOf(id)}`),
  ISecretRef: (stack, id) => new Secret(stack, id),
  ITable: (stack, id) => S3Table.fromTableArn(stack, id, 'arn:aws:glue:us-east-1:111111111111:table/shop/sales'),
  ITableRef: (stack, id) =>
    new CfnTable(stack, id, { catalogId: '111111111111', databaseName: 'shop', tableInput: { name: 'sales' } }),
};

function lake(stack: Stack, id: string): api.TableSource {
  const bucket = Bucket.fromBucketName(stack, id, 'lake');
  return api.TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', bucket });
}

/** The ID of a resource, by the ID of its construct, so that two resources have different ones. */
function uuidOf(id: string): string {
  return `${AN_ID.slice(0, -6)}${/\d*$/.exec(id)?.[0].padStart(6, '0')}`;
}

function arn(resource: string, id = ''): string {
  return `arn:aws:cleanrooms:us-east-1:111111111111:${resource}/${id === '' ? AN_ID : uuidOf(id)}`;
}

function childArn(resource: string, id = ''): string {
  return arn(`membership/${AN_ID}/${resource}`, id);
}

/** The resources of Clean Rooms ML in ARNs, by the name of a parameter. */
const ML_RESOURCES: Readonly<Record<string, string>> = {
  audienceModel: 'audience-model',
  configuredAudienceModel: 'configured-audience-model',
  configuredModelAlgorithm: 'configured-model-algorithm',
  configuredModelAlgorithmAssociation: `membership/${AN_ID}/configured-model-algorithm-association`,
  trainingDataset: 'training-dataset',
};

const TEXTS = ['', 'sales', 'user_id', 'Größe', 'a/b', '__proto__', 'x'.repeat(300), '"\n', '{{resolve:ssm:name}}'];

/** A text that a parameter of this name takes. */
function textFor(name: string, random: Random): string {
  if (/account(id)?s?$|resultReceivers/i.test(name)) {
    return random.of(['111111111111', '222222222222', Fn.importValue('Account')]);
  }
  const [, resource] = /^(\w+?)Arns?$/i.exec(name) ?? [];
  if (resource && resource in ML_RESOURCES) {
    return `arn:aws:cleanrooms-ml:us-east-1:111111111111:${ML_RESOURCES[resource]}/${AN_ID}`;
  }
  if (resource) {
    return resource === 'collaboration' || resource === 'membership' || resource === 'configuredTable'
      ? arn(resource.toLowerCase())
      : childArn(resource.toLowerCase());
  }
  if (name === 'arns') {
    return childArn('analysistemplate');
  }
  if (name === 'actions') {
    return random.of(['cleanrooms:GetMembership', 'cleanrooms:*', Fn.importValue('Action')]);
  }
  if (name === 'operations') {
    return random.of(['StartProtectedQuery', 'UpdateProtectedJob', Fn.importValue('Operation')]);
  }
  if (name === 'sha256') {
    return '0a'.repeat(32);
  }
  if (name === 'reviewedText') {
    return random.of(['', 'SELECT city FROM sales', 'x'.repeat(300)]);
  }
  if (name === 'tag') {
    return random.of(['1.0.0', Fn.importValue('Tag')]);
  }
  if (name === 'region') {
    return random.of(['us-east-1', Fn.importValue('Region')]);
  }
  if (/Field$/.test(name)) {
    return random.of(['status', 'membership.id']);
  }
  if (/^(?:namespace|\w+Dimension|metricName|statistic)$/.test(name)) {
    return random.of(['Sum', 'AWS/Clean Rooms', Fn.importValue('Name')]);
  }
  return /Id$/.test(name) ? random.of([AN_ID, Fn.importValue('Id')]) : random.of([...TEXTS, Fn.importValue('Text')]);
}

/** What a function refuses that makes a value for a construct, which therefore is not reached with a wrong one or a token. */
const MINIMUMS: ReadonlySet<string> = new Set([
  'avg',
  'count',
  'countDistinct',
  'stddev',
  'sum',
  'minimum',
  'accesses',
]);

/** Numbers that a parameter of this name takes: most are judged by rules alone. */
function numbersFor(name: string): readonly number[] {
  if (name === 'count') {
    return [2, 16, 1024];
  }
  if (MINIMUMS.has(name)) {
    return [1, 0, 30];
  }
  return name === 'sizes' || name === 'minMatchingSeedSize' ? [25, 30, 100] : [-1, 0, 1, 3.5, 30, 1e9];
}

/** What throws an error unless there is a file. */
const READS_FILE: ReadonlySet<string> = new Set(['sqlFile', 'fromAsset']);

/** Makes values of the declared types, some of which an `change` replaces by another value, by their place. */
export class Maker {
  /** How many constructs have been made in the stack, also by the makers of instances. */
  private constructs = { made: 0 };

  constructor(
    readonly stack: Stack,
    readonly random: Random,
    readonly change: (place: string, type: Type, value: () => unknown) => unknown,
    /** What makes values of types of the CDK in another way than here. */
    readonly others: Makers = {},
  ) {}

  public value(place: string, name: string, type: Type): unknown {
    return this.change(place, type, () => this.right(place, name, type));
  }

  private right(place: string, name: string, type: Type): unknown {
    switch (type.kind) {
      case 'string':
        return name === 'id' ? this.id() : textFor(name, this.random);
      case 'number':
        return this.random.of([
          ...numbersFor(name),
          ...(MINIMUMS.has(name) ? [] : [Token.asNumber(Fn.importValue('Count'))]),
        ]);
      case 'boolean':
        return this.random.chance(0.5);
      case 'list':
        return [0, 1].slice(this.random.upTo(2)).map((at) => this.value(`${place}[${at}]`, name, type.of));
      case 'map':
        return { city: this.value(`${place}["city"]`, name, type.of) };
      case 'any':
        return undefined;
      case 'named':
        return this.named(place, type.name);
    }
  }

  private named(place: string, name: string): unknown {
    const members = SURFACE.structs.get(name);
    if (members) {
      return Object.fromEntries(
        members
          .filter(({ optional }) => !optional || this.random.chance(0.7))
          .map((member) => [member.name, this.value(`${place}.${member.name}`, member.name, member.type)]),
      );
    }
    if (SURFACE.enums.has(name)) {
      return this.random.of(Object.values<string>(API[name]));
    }
    if (SURFACE.classes.has(name)) {
      return this.instance(name);
    }
    const make = this.others[name] ?? OF_THE_CDK[name];
    if (!make) {
      throw new Error(`test/fuzz/values.ts makes no ${name}`);
    }
    return make(this.stack, this.id(), this.random);
  }

  /** An instance of a class with static methods that make it, or of a construct. */
  public instance(name: string): unknown {
    const inner = new Maker(this.stack, this.random, (_place, _type, value) => value(), this.others);
    inner.constructs = this.constructs;
    const callables = SURFACE.callables.filter(({ owner, how }) => owner === name && how !== 'method');
    const construct = callables.find(({ how }) => how === 'constructor');
    const callable = construct ?? this.random.of(callables.filter(({ member }) => !READS_FILE.has(member)));
    return inner.call(callable.name);
  }

  public call(name: string): unknown {
    const callable = SURFACE.callables.find((one) => one.name === name);
    if (!callable) {
      throw new Error(`there is no ${name}`);
    }
    const args = callable.parameters.flatMap((parameter) => {
      const value = this.value(parameter.name, parameter.name, parameter.type);
      return parameter.variadic && Array.isArray(value) ? value : [value];
    });
    const owner = API[callable.owner] as unknown as Record<string, (...args: unknown[]) => unknown> & {
      new (...args: unknown[]): unknown;
    };
    switch (callable.how) {
      case 'constructor':
        return new owner(...args);
      case 'static':
        return owner[callable.member](...args);
      case 'method':
        return (this.instance(callable.owner) as typeof owner)[callable.member](...args);
    }
  }

  private id(): string {
    this.constructs.made += 1;
    return `Made${this.constructs.made}`;
  }
}

/** Values that are of no declared type, or of another one than most. */
export const ODD: readonly (readonly [string, (stack: Stack) => unknown])[] = [
  ['null', () => null],
  ['a text', () => 'nonsense'],
  ['an empty text', () => ''],
  ['a number', () => 7],
  ['NaN', () => Number.NaN],
  ['true', () => true],
  ['a bigint', () => 10n],
  ['a symbol', () => Symbol('odd')],
  ['a function', () => () => 'odd'],
  ['a class', () => api.TableSource],
  ['an object', () => ({})],
  ['an object without a prototype', () => Object.create(null)],
  ['an empty list', () => []],
  ['a list with null', () => [null]],
  ['a list of lists', () => [['a']]],
  ['a list with a hole', () => new Array(1)],
  ['a set', () => new Set(['a'])],
  ['a date', () => new Date(0)],
  ['a token of a text', () => Fn.importValue('Odd')],
  ['a token of a list', () => Token.asList(Fn.importValue('Odd'))],
  ['a token of anything', () => Token.asAny({ 'Fn::ImportValue': 'Odd' })],
  ['a construct', (stack) => stack],
  ['another value class', () => api.AccessLimit.perDay(1)],
];

/** Whether a value is of a declared type. A construct of the right interface is only made by `Maker`. */
export function isOf(type: Type, value: unknown): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && Array.from(value).every((one) => isOf(type.of, one));
    case 'map':
      return isStructLike(value) && Object.values(value).every((one) => isOf(type.of, one));
    case 'any':
      return true;
    case 'named':
      return isOfNamed(type.name, value);
  }
}

function isOfNamed(name: string, value: unknown): boolean {
  const members = SURFACE.structs.get(name);
  if (members) {
    return isStructLike(value) && members.every(({ optional }) => optional);
  }
  if (SURFACE.enums.has(name)) {
    return typeof value === 'string' && Token.isUnresolved(value);
  }
  if (OPTIONS_OF_THE_CDK.includes(name)) {
    return isStructLike(value);
  }
  if (name === 'Date') {
    return value instanceof Date;
  }
  return ['Construct', 'IConstruct'].includes(name)
    ? Construct.isConstruct(value)
    : name === 'AccessLimit' && value instanceof api.AccessLimit;
}

function isStructLike(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}

import { createHash } from 'node:crypto';
import { CloudFormationError } from './errors';
import { canonical, isRecord } from './json';
import type { Made, Properties, ResourceContext, ResourceProvider } from './provider';
import type { Random } from './random';

/**
 * How a resource looks that others only refer to: nothing happens behind it.
 *
 * `id` is its name as given, if the type takes one. Attributes that are not here fail loudly where they are asked for.
 */
interface InertType {
  readonly id?: (properties: Properties, context: ResourceContext) => unknown;
  /** The id of one that was given no name. @default - stack, logical id and something random */
  readonly generate?: (context: ResourceContext, random: Random) => string;
  /** What `Ref` returns. @default - the physical id */
  readonly ref?: (id: string, properties: Properties) => string;
  readonly attributes?: (id: string, properties: Properties, context: ResourceContext) => Made['attributes'];
}

const TYPES: { readonly [type: string]: InertType } = {
  'AWS::CDK::Metadata': {},
  'AWS::ECR::Repository': {
    id: ({ RepositoryName }) => RepositoryName,
    attributes: (id, _properties, { account, region }) => ({
      Arn: `arn:aws:ecr:${region}:${account}:repository/${id}`,
      RepositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${id}`,
    }),
  },
  'AWS::EntityResolution::SchemaMapping': {
    id: ({ SchemaName }) => SchemaName,
    attributes: (id, _properties, { account, region }) => ({
      SchemaArn: `arn:aws:entityresolution:${region}:${account}:schemamapping/${id}`,
    }),
  },
  'AWS::Events::Rule': {
    id: ({ Name }) => Name,
    attributes: (id, _properties, { account, region }) => ({ Arn: `arn:aws:events:${region}:${account}:rule/${id}` }),
  },
  'AWS::Glue::Database': { id: ({ DatabaseName, DatabaseInput }) => DatabaseName ?? member(DatabaseInput, 'Name') },
  // Its reference page states that Ref returns the table's name, whatever the schema calls its primary identifier.
  'AWS::Glue::Table': {
    id: ({ DatabaseName, Name, TableInput }) => `${DatabaseName}|${Name ?? member(TableInput, 'Name')}`,
    ref: (id) => id.slice(id.indexOf('|') + 1),
  },
  'AWS::IAM::ManagedPolicy': {
    id: ({ ManagedPolicyName, Path }, context) =>
      ManagedPolicyName && iamArn(context, 'policy', Path, ManagedPolicyName),
    generate: (context, random) => iamArn(context, 'policy', undefined, generatedName(context, random, 128)),
    attributes: (id) => ({ PolicyArn: id, PolicyId: `ANPA${digest(id)}` }),
  },
  'AWS::IAM::Policy': { attributes: (id) => ({ Id: id }) },
  'AWS::IAM::Role': {
    id: ({ RoleName }) => RoleName,
    generate: (context, random) => generatedName(context, random, 64),
    attributes: (id, { Path }, context) => ({
      Arn: iamArn(context, 'role', Path, id),
      RoleId: `AROA${digest(`${context.account} ${id}`)}`,
    }),
  },
  'AWS::IAM::RolePolicy': { id: ({ PolicyName, RoleName }) => `${PolicyName}|${RoleName}` },
  'AWS::KMS::Alias': { id: ({ AliasName }) => AliasName },
  'AWS::KMS::Key': {
    generate: (_context, random) => random.uuid(),
    attributes: (id, _properties, { account, region }) => ({
      KeyId: id,
      Arn: `arn:aws:kms:${region}:${account}:key/${id}`,
    }),
  },
  'AWS::LakeFormation::PrincipalPermissions': {
    id: ({ Principal, Resource }) => `${digest(canonical(Principal))}|${digest(canonical(Resource))}`,
    attributes: (id) => ({
      PrincipalIdentifier: id.slice(0, id.indexOf('|')),
      ResourceIdentifier: id.slice(id.indexOf('|') + 1),
    }),
  },
  'AWS::Lambda::EventInvokeConfig': { id: ({ FunctionName, Qualifier }) => `${FunctionName}|${Qualifier}` },
  'AWS::Lambda::Permission': { attributes: (id) => ({ Id: id }) },
  'AWS::Logs::LogGroup': {
    id: ({ LogGroupName }) => LogGroupName,
    attributes: (id, _properties, { account, region }) => ({
      Arn: `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
    }),
  },
  'AWS::Scheduler::Schedule': {
    id: ({ Name }) => Name,
    attributes: (id, _properties, { account, region }) => ({
      Arn: `arn:aws:scheduler:${region}:${account}:schedule/default/${id}`,
    }),
  },
  'AWS::S3::BucketPolicy': { id: ({ Bucket }) => Bucket },
  'AWS::SNS::Topic': {
    id: ({ TopicName }, context) => TopicName && regionalArn(context, 'sns', TopicName),
    generate: (context, random) => regionalArn(context, 'sns', generatedName(context, random)),
    attributes: (id) => ({ TopicArn: id, TopicName: id.slice(id.lastIndexOf(':') + 1) }),
  },
  'AWS::SNS::TopicPolicy': { attributes: (id) => ({ Id: id }) },
  'AWS::StepFunctions::StateMachine': {
    id: ({ StateMachineName }, context) =>
      StateMachineName && regionalArn(context, 'states', `stateMachine:${StateMachineName}`),
    generate: (context, random) => regionalArn(context, 'states', `stateMachine:${generatedName(context, random, 80)}`),
    attributes: (id) => ({ Arn: id, Name: id.slice(id.lastIndexOf(':') + 1) }),
  },
};

/** Types without behavior, for all accounts of one cloud: `Ref`, `Fn::GetAtt`, and names that are taken. */
export function inertProviders(random: Random): ReadonlyMap<string, ResourceProvider> {
  const taken = new Set<string>();
  return new Map(Object.entries(TYPES).map(([type, shape]) => [type, inertProvider(type, shape, taken, random)]));
}

/** As CloudFormation names what was given no name: stack, logical id and something random. */
export function generatedName({ stackName, logicalId }: ResourceContext, random: Random, maxLength = 255): string {
  const suffix = random.text(12);
  return `${`${stackName}-${logicalId}`.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}

function inertProvider(type: string, shape: InertType, taken: Set<string>, random: Random): ResourceProvider {
  const key = (id: string, { account, region }: ResourceContext) => `${type} ${account} ${region} ${id}`;
  const made = (id: string, properties: Properties, context: ResourceContext): Made => ({
    physicalId: id,
    ...(shape.ref === undefined ? {} : { ref: shape.ref(id, properties) }),
    attributes: shape.attributes?.(id, properties, context) ?? {},
  });
  return {
    create: (properties, context) => {
      const named = shape.id?.(properties, context);
      const id = typeof named === 'string' ? named : (shape.generate ?? generatedName)(context, random);
      if (taken.has(key(id, context))) {
        throw new CloudFormationError(`Resource of type '${type}' with identifier '${id}' already exists.`);
      }
      taken.add(key(id, context));
      return made(id, properties, context);
    },
    update: (id, properties, _previous, context) => made(id, properties, context),
    delete: (id, _properties, context) => {
      taken.delete(key(id, context));
    },
  };
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function iamArn({ account }: ResourceContext, kind: string, path: unknown, name: unknown): string {
  return `arn:aws:iam::${account}:${kind}${path ?? '/'}${name}`;
}

function regionalArn({ account, region }: ResourceContext, service: string, resource: unknown): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 17).toUpperCase();
}

import { CfnCondition, CfnParameter, CfnResource, Fn, type IResolvable, Lazy, type Stack, Token } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import fc from 'fast-check';
import { ADVERTISER, PUBLISHER, STRANGER } from './two-companies';

/*
 * Random clean rooms as L1s: right ones, and ones with mistakes. A room is a list of parts, so that tests can leave a part
 * out, move it to another stack, or write its values in another way.
 */

export type Company = 'publisher' | 'advertiser' | 'stranger';

/** One resource of a room. */
export interface Part {
  readonly id: string;
  readonly company: Company;
  readonly type: string;
  /** The properties as an L1 has them, with the references of `ref`. */
  readonly props: Readonly<Record<string, unknown>>;
}

/** A reference to another part, which stands in its properties. */
export class PartRef {
  constructor(
    readonly part: string,
    readonly attribute: string,
  ) {}
}

const ref = (part: string, attribute = 'Ref') => new PartRef(part, attribute);

const QUERY = 'CAN_QUERY';
const RECEIVE = 'CAN_RECEIVE_RESULTS';
const responsible = fc.option(fc.boolean(), { nil: undefined });
const rule = fc.constantFrom('aggregation', 'list', 'custom', 'protected', 'none');
const reader = fc.constantFrom('literal', 'inline', 'attached', 'by name', 'powerless');

/** What a room is made of. */
export const room: fc.Arbitrary<readonly Part[]> = fc
  .record({
    abilities: fc.record({
      publisher: fc.subarray([QUERY, RECEIVE]),
      advertiser: fc.subarray([QUERY, RECEIVE]),
    }),
    pays: fc.record({ publisher: responsible, advertiser: responsible }),
    joins: fc.record({ advertiser: fc.boolean(), stranger: fc.boolean(), twice: fc.boolean() }),
    accepts: responsible,
    destination: fc.constantFrom('none', 'bucket', 'bucket and role'),
    tables: fc.array(fc.record({ rule, reader, glue: fc.boolean(), name: fc.constantFrom('sales', 'users') }), {
      minLength: 1,
      maxLength: 3,
    }),
    budgets: fc.record({ noise: fc.nat(2), access: fc.boolean() }),
    reads: fc.constantFrom(undefined, 'sales', 'users', 'nothing'),
    late: fc.option(fc.constantFrom(ADVERTISER, STRANGER), { nil: undefined }),
  })
  .map((choices) => [
    ...companies(choices),
    ...choices.tables.flatMap((table, i) => tableParts(table, i, choices.reads !== undefined && i === 0)),
    ...budgetParts(choices.budgets),
    ...(choices.reads === undefined ? [] : [templatePart(choices.reads)]),
    ...(choices.late === undefined ? [] : [latePart(choices.late)]),
  ]);

function companies({
  abilities,
  pays,
  joins,
  accepts,
  destination,
}: {
  abilities: Readonly<Record<'publisher' | 'advertiser', string[]>>;
  pays: Readonly<Record<'publisher' | 'advertiser', boolean | undefined>>;
  joins: Readonly<Record<'advertiser' | 'stranger' | 'twice', boolean>>;
  accepts: boolean | undefined;
  destination: string;
}): Part[] {
  const results = {
    outputConfiguration: { s3: { bucket: 'results', keyPrefix: 'ads', resultFormat: 'CSV' } },
    roleArn: destination === 'bucket and role' ? `arn:aws:iam::${ADVERTISER}:role/Results` : undefined,
  };
  const joined = (id: string, company: Company, more: object = {}) =>
    part(id, company, CfnMembership, {
      collaborationIdentifier: ref('Ads', 'CollaborationIdentifier'),
      queryLogStatus: 'ENABLED',
      ...more,
    });
  return [
    part('Ads', 'publisher', CfnCollaboration, {
      name: 'Ads',
      description: 'Ads',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: abilities.publisher,
      creatorPaymentConfiguration: payment(pays.publisher),
      members: [
        {
          accountId: ADVERTISER,
          displayName: 'Advertiser',
          memberAbilities: abilities.advertiser,
          paymentConfiguration: payment(pays.advertiser),
        },
      ],
      queryLogStatus: 'ENABLED',
    }),
    joined('Publisher', 'publisher'),
    ...(joins.twice ? [joined('Again', 'publisher')] : []),
    ...(joins.stranger ? [joined('Stranger', 'stranger')] : []),
    ...(joins.advertiser
      ? [
          joined('Advertiser', 'advertiser', {
            paymentConfiguration: payment(accepts),
            defaultResultConfiguration: destination === 'none' ? undefined : results,
          }),
        ]
      : []),
  ];
}

function payment(isResponsible: boolean | undefined): object | undefined {
  return isResponsible === undefined ? undefined : { queryCompute: { isResponsible } };
}

const COLUMNS = ['user_id', 'city', 'revenue'];
const READ = ['glue:*', 's3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'];

function tableParts(
  table: { readonly rule: string; readonly reader: string; readonly glue: boolean; readonly name: string },
  i: number,
  allowsTemplate: boolean,
): Part[] {
  const [tableId, roleId, glueId] = [`Table${i}`, `Role${i}`, `Glue${i}`];
  const allowed = allowsTemplate ? [ref('Template', 'Arn')] : ['ANY_QUERY'];
  return [
    ...(table.glue ? [part(glueId, 'publisher', CfnTable, glueProps())] : []),
    part(tableId, 'publisher', CfnConfiguredTable, {
      name: `table_${i}`,
      analysisMethod: 'DIRECT_QUERY',
      allowedColumns: COLUMNS,
      tableReference: { glue: { databaseName: 'shop', tableName: table.glue ? ref(glueId) : 'sales' } },
      analysisRules: table.rule === 'none' ? undefined : [analysisRule(table.rule, allowed)],
    }),
    ...roleParts(table.reader, roleId),
    part(`Association${i}`, 'publisher', CfnConfiguredTableAssociation, {
      name: table.name,
      configuredTableIdentifier: ref(tableId, 'ConfiguredTableIdentifier'),
      membershipIdentifier: ref('Publisher', 'MembershipIdentifier'),
      roleArn: table.reader === 'literal' ? `arn:aws:iam::${PUBLISHER}:role/Reader` : ref(roleId, 'Arn'),
      configuredTableAssociationAnalysisRules: collaborationRule(table.rule),
    }),
  ];
}

function glueProps(): object {
  const columns = COLUMNS.map((name) => ({ name, type: 'string' }));
  return {
    catalogId: PUBLISHER,
    databaseName: 'shop',
    tableInput: { name: 'sales', storageDescriptor: { location: 's3://lake/sales/', columns } },
  };
}

function roleParts(kind: string, id: string): Part[] {
  if (kind === 'literal') {
    return [];
  }
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: READ, Resource: '*' }] };
  const trust = [{ Effect: 'Allow', Principal: { Service: 'cleanrooms.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  const roleName = kind === 'by name' ? `reader-${id}` : undefined;
  const attached = kind === 'attached' ? ref(id) : roleName;
  return [
    part(id, 'publisher', CfnRole, {
      roleName,
      assumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
      policies: kind === 'inline' ? [{ policyName: 'read', policyDocument: document }] : undefined,
    }),
    ...(attached === undefined
      ? []
      : [
          part(`Policy${id}`, 'publisher', CfnPolicy, {
            policyName: 'read',
            policyDocument: document,
            roles: [attached],
          }),
        ]),
  ];
}

function analysisRule(kind: string, allowedAnalyses: readonly unknown[]): object {
  if (kind === 'aggregation') {
    const aggregation = {
      aggregateColumns: [{ columnNames: ['revenue'], function: 'SUM' }],
      joinColumns: ['user_id'],
      dimensionColumns: ['city'],
      scalarFunctions: [],
      outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
    };
    return { type: 'AGGREGATION', policy: { v1: { aggregation } } };
  }
  if (kind === 'list') {
    return { type: 'LIST', policy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['city'] } } } };
  }
  const custom = {
    allowedAnalyses,
    allowedAnalysisProviders: allowedAnalyses[0] === 'ANY_QUERY' ? [ADVERTISER] : undefined,
    differentialPrivacy: kind === 'protected' ? { columns: [{ name: 'user_id' }] } : undefined,
  };
  return { type: 'CUSTOM', policy: { v1: { custom } } };
}

function collaborationRule(kind: string): object[] | undefined {
  const type = kind === 'aggregation' || kind === 'list' ? kind : 'custom';
  const policy = { v1: { [type]: { allowedResultReceivers: [ADVERTISER] } } };
  return kind === 'none' ? undefined : [{ type: type.toUpperCase(), policy }];
}

function budgetParts({ noise, access }: { readonly noise: number; readonly access: boolean }): Part[] {
  const budget = (id: string, privacyBudgetType: string, parameters: object) =>
    part(id, 'publisher', CfnPrivacyBudgetTemplate, {
      membershipIdentifier: ref('Publisher', 'MembershipIdentifier'),
      privacyBudgetType,
      autoRefresh: 'NONE',
      parameters,
    });
  const limits = [{ type: 'LIFETIME', budget: 10 }];
  return [
    ...Array.from({ length: noise }, (_, i) =>
      budget(`Noise${i}`, 'DIFFERENTIAL_PRIVACY', { epsilon: 3, usersNoisePerQuery: 30 }),
    ),
    ...(access
      ? [budget('Access', 'ACCESS_BUDGET', { resourceArn: ref('Association0', 'Arn'), budgetParameters: limits })]
      : []),
  ];
}

function templatePart(table: string): Part {
  return part('Template', 'publisher', CfnAnalysisTemplate, {
    name: 'Reach',
    membershipIdentifier: ref('Publisher', 'MembershipIdentifier'),
    format: 'SQL',
    source: { text: `SELECT COUNT(*) FROM ${table}` },
  });
}

/** As a generic resource, which is how the template has it. */
function latePart(accountId: string): Part {
  return {
    id: 'Late',
    company: 'publisher',
    type: 'Custom::CleanRoomsCollaborationMember',
    props: {
      CollaborationId: ref('Ads', 'CollaborationIdentifier'),
      AccountId: accountId,
      DisplayName: 'Late',
      ReceivesResults: true,
    },
  };
}

interface L1Class {
  readonly CFN_RESOURCE_TYPE_NAME: string;
  new (scope: Stack, id: string, props: never): CfnResource;
}

const CLASSES: Record<string, L1Class> = {};

function part(id: string, company: Company, l1: unknown, props: object): Part {
  const { CFN_RESOURCE_TYPE_NAME: type } = l1 as L1Class;
  CLASSES[type] = l1 as L1Class;
  return { id, company, type, props: props as Part['props'] };
}

/** Creates the resource of a part with properties that stand for its own. */
export function create(stack: Stack, { id, type }: Part, props: object): CfnResource {
  const l1 = CLASSES[type];
  return l1 ? new l1(stack, id, props as never) : new CfnResource(stack, id, { type, properties: props as never });
}

/** Another way to write a value: the same value, or one that only the deployment knows. */
export type Writing = (value: unknown, stack: Stack) => unknown;

/** Ways to write a value that mean the value or leave it unknown, for each kind of value. */
export const WRITINGS: { readonly [name: string]: Writing } = {
  plain: (value) => value,
  'Fn::If': (value, stack) => typed(value, Fn.conditionIf(conditionOf(stack), value, value)),
  Lazy: (value) =>
    typeof value === 'string' ? Lazy.string({ produce: () => value }) : Lazy.any({ produce: () => value }),
  'Fn::Join': (value) => (typeof value === 'string' ? Fn.join('', [value]) : value),
  'Fn::Sub': (value) => (typeof value === 'string' ? Fn.sub(['${', 'Value', '}'].join(''), { Value: value }) : value),
  parameter: (value, stack) =>
    typeof value === 'object' ? typed(value, Fn.ref('Unknown') as never) : typed(value, parameterIn(stack)),
};

/** A token of the type that a property has. */
function typed(value: unknown, token: IResolvable | CfnParameter): unknown {
  const resolvable = token instanceof CfnParameter ? token.value : token;
  return typeof value === 'string'
    ? Token.asString(resolvable)
    : typeof value === 'number'
      ? Token.asNumber(resolvable)
      : resolvable;
}

function conditionOf(stack: Stack): string {
  const existing = stack.node.tryFindChild('IsTest') as CfnCondition | undefined;
  const expression = Fn.conditionEquals(Fn.ref('AWS::Partition'), 'aws');
  return (existing ?? new CfnCondition(stack, 'IsTest', { expression })).logicalId;
}

/** A parameter of its own for each value. */
export function parameterIn(stack: Stack): CfnParameter {
  return new CfnParameter(stack, `Parameter${stack.node.children.length}`);
}

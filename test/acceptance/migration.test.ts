import { App, CfnResource, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
  type IAnalysisTemplateRef,
  type ICollaborationRef,
  type IConfiguredTableAssociationRef,
  type IConfiguredTableRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import { type IRoleRef, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { replacingChanges, specificationOf } from '../../local/cloudformation/replacement';
import {
  AccessLimit,
  Aggregate,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  ConfiguredTableAssociation,
  JoinRequirement,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
  OutputProtection,
  Payment,
  PrivacyBudget,
  PrivacyBudgetTemplate,
  ResultFormat,
  ResultOutput,
  TableSource,
} from '../../src';
import { ADVERTISER, PUBLISHER, REGION } from '../support/two-companies';

/*
 * Apps of L1s that move to this library construct by construct, with their logical IDs: no step replaces a resource.
 */

/** What the resources of an app refer to: an L1 before its move, and a construct of this library after it. */
interface Room {
  readonly stack: Stack;
  readonly reader: IRoleRef;
  readonly bucket: IBucketRef;
  collaboration: ICollaborationRef;
  membership: IMembershipRef;
  table: IConfiguredTableRef;
  association: IConfiguredTableAssociationRef;
  template: IAnalysisTemplateRef;
}

/** A resource before and after its move. Both have the same logical ID. */
interface Move {
  readonly logicalId: string;
  readonly before: (room: Room, id: string) => Partial<Room>;
  readonly after: (room: Room, id: string) => Partial<Room>;
}

const { QUERY, RUN_JOB, RECEIVE_RESULTS } = MemberAbility;
const idOf = (room: Room) => room.membership.membershipRef.membershipIdentifier;

const COLLABORATION_WITH_PAYMENTS: Move = {
  logicalId: 'Ads',
  before: ({ stack }, id) => ({
    collaboration: new CfnCollaboration(stack, id, {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      analyticsEngine: 'SPARK',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_RECEIVE_RESULTS', 'CAN_QUERY', 'CAN_RUN_JOB'],
      creatorPaymentConfiguration: {
        queryCompute: { isResponsible: true },
        jobCompute: { isResponsible: true },
        machineLearning: { modelTraining: { isResponsible: false }, modelInference: { isResponsible: true } },
      },
      members: [
        {
          accountId: ADVERTISER,
          displayName: 'Advertiser',
          memberAbilities: [],
          paymentConfiguration: {
            queryCompute: { isResponsible: false },
            jobCompute: { isResponsible: false },
          },
        },
      ],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'DISABLED',
      tags: [{ key: 'team', value: 'ads' }],
    }),
  }),
  after: ({ stack }, id) => {
    const collaboration = new Collaboration(stack, id, {
      collaborationName: 'Ads',
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        abilities: [RECEIVE_RESULTS, QUERY, RUN_JOB],
        paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE, Payment.MODEL_INFERENCE],
        declinedPayments: [Payment.MODEL_TRAINING],
      },
      members: [
        Member.account(ADVERTISER, {
          displayName: 'Advertiser',
          paymentResponsibilities: [],
          declinedPayments: [Payment.JOB_COMPUTE],
        }),
      ],
      jobLogging: false,
    });
    Tags.of(collaboration).add('team', 'ads');
    return { collaboration };
  },
};

const COLLABORATION_OF_DEFAULTS: Move = {
  logicalId: 'CampaignReach',
  before: ({ stack }, id) => ({
    collaboration: new CfnCollaboration(stack, id, {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      queryLogStatus: 'DISABLED',
    }),
  }),
  after: ({ stack }, id) => {
    const collaboration = new Collaboration(stack, id, {
      collaborationName: 'Ads',
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] },
      queryLogging: false,
    });
    // The construct sets these properties, and the template did not.
    const l1 = collaboration.node.defaultChild as CfnCollaboration;
    l1.addPropertyDeletionOverride('Members');
    l1.addPropertyDeletionOverride('AnalyticsEngine');
    return { collaboration };
  },
};

const MEMBERSHIP_WITH_RESULTS: Move = {
  logicalId: 'PublisherMembership',
  before: ({ stack, collaboration, bucket, reader }, id) => ({
    membership: new CfnMembership(stack, id, {
      collaborationIdentifier: collaboration.collaborationRef.collaborationIdentifier,
      queryLogStatus: 'ENABLED',
      paymentConfiguration: {
        queryCompute: { isResponsible: true },
        jobCompute: { isResponsible: false },
      },
      defaultResultConfiguration: {
        outputConfiguration: {
          s3: { bucket: bucket.bucketRef.bucketName, resultFormat: 'CSV', keyPrefix: 'ads', singleFileOutput: false },
        },
        roleArn: reader.roleRef.roleArn,
      },
    }),
  }),
  after: ({ stack, collaboration, bucket, reader }, id) => ({
    membership: new Membership(stack, id, {
      collaboration,
      queryLogging: true,
      acceptedPayments: [Payment.QUERY_COMPUTE],
      declinedPayments: [Payment.JOB_COMPUTE],
      resultOutput: ResultOutput.s3(bucket, {
        format: ResultFormat.CSV,
        keyPrefix: 'ads',
        singleFile: false,
        role: reader,
      }),
    }),
  }),
};

const MEMBERSHIP: Move = {
  logicalId: 'Membership',
  before: ({ stack, collaboration }, id) => ({
    membership: new CfnMembership(stack, id, {
      collaborationIdentifier: collaboration.collaborationRef.collaborationIdentifier,
      queryLogStatus: 'DISABLED',
    }),
  }),
  after: ({ stack, collaboration }, id) => ({ membership: new Membership(stack, id, { collaboration }) }),
};

const AGGREGATED_TABLE: Move = {
  logicalId: 'Sales',
  before: ({ stack }, id) => ({
    table: new CfnConfiguredTable(stack, id, {
      name: 'sales',
      description: 'Sales of the shop',
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
      analysisRules: [
        {
          type: 'AGGREGATION',
          policy: {
            v1: {
              aggregation: {
                aggregateColumns: [{ columnNames: ['revenue'], function: 'SUM' }],
                joinColumns: ['user_id'],
                dimensionColumns: ['city'],
                outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
                scalarFunctions: [],
                allowedJoinOperators: [],
              },
            },
          },
        },
      ],
    }),
  }),
  after: ({ stack }, id) => ({
    table: new ConfiguredTable(stack, id, {
      configuredTableName: 'sales',
      description: 'Sales of the shop',
      allowedColumns: ['user_id', 'city', 'revenue'],
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('revenue')],
        joinColumns: ['user_id'],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
        scalarFunctions: [],
        joinOperators: [],
        joinRequirement: JoinRequirement.NONE,
      }),
    }),
  }),
};

function customTable(of: 'privacy' | 'template'): Move {
  return {
    logicalId: 'Impressions',
    before: ({ stack, template }, id) => ({
      table: new CfnConfiguredTable(stack, id, {
        name: 'impressions',
        allowedColumns: ['user_id', 'campaign'],
        analysisMethod: 'DIRECT_QUERY',
        tableReference: { glue: { databaseName: 'ads', tableName: 'impressions', region: REGION } },
        analysisRules: [
          {
            type: 'CUSTOM',
            policy: {
              v1: {
                custom:
                  of === 'privacy'
                    ? {
                        allowedAnalyses: ['ANY_QUERY'],
                        allowedAnalysisProviders: [PUBLISHER],
                        differentialPrivacy: { columns: [{ name: 'user_id' }] },
                      }
                    : { allowedAnalyses: [template.analysisTemplateRef.analysisTemplateArn] },
              },
            },
          },
        ],
      }),
    }),
    after: ({ stack, template }, id) => ({
      table: new ConfiguredTable(stack, id, {
        configuredTableName: 'impressions',
        allowedColumns: ['user_id', 'campaign'],
        source: TableSource.glueByName({ databaseName: 'ads', tableName: 'impressions', region: REGION }),
        analysisRule:
          of === 'privacy'
            ? AnalysisRule.custom({
                allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER),
                outputProtection: OutputProtection.differentialPrivacy('user_id'),
              })
            : AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(template) }),
      }),
    }),
  };
}

function association(logicalId: string, key: 'aggregation' | 'custom'): Move {
  return {
    logicalId,
    before: (room, id) => ({
      association: new CfnConfiguredTableAssociation(room.stack, id, {
        name: 'sales',
        membershipIdentifier: idOf(room),
        configuredTableIdentifier: room.table.configuredTableRef.configuredTableIdentifier,
        roleArn: room.reader.roleRef.roleArn,
        configuredTableAssociationAnalysisRules: [
          { type: key.toUpperCase(), policy: { v1: { [key]: { allowedResultReceivers: [PUBLISHER] } } } },
        ],
      }),
    }),
    after: ({ stack, membership, table, reader: role }, id) => ({
      association: new ConfiguredTableAssociation(stack, id, {
        membership,
        table,
        role,
        associationName: 'sales',
        resultReceivers: [PUBLISHER],
      }),
    }),
  };
}

const PRIVACY_BUDGET: Move = {
  logicalId: 'Budget',
  before: (room, id) => {
    new CfnPrivacyBudgetTemplate(room.stack, id, {
      membershipIdentifier: idOf(room),
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    });
    return {};
  },
  after: ({ stack, membership }, id) => {
    const budget = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });
    new PrivacyBudgetTemplate(stack, id, { membership, budget });
    return {};
  },
};

const ACCESS_BUDGET: Move = {
  logicalId: 'Accesses',
  before: (room, id) => {
    new CfnPrivacyBudgetTemplate(room.stack, id, {
      membershipIdentifier: idOf(room),
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: {
        resourceArn: room.association.configuredTableAssociationRef.configuredTableAssociationArn,
        budgetParameters: [{ type: 'CALENDAR_WEEK', budget: 20, autoRefresh: 'ENABLED' }],
      },
    });
    return {};
  },
  after: ({ stack, membership, association }, id) => {
    const budget = PrivacyBudget.access(association, AccessLimit.perWeek(20));
    new PrivacyBudgetTemplate(stack, id, { membership, budget });
    return {};
  },
};

const TEMPLATE: Move = {
  logicalId: 'Reach',
  before: (room, id) => ({
    template: new CfnAnalysisTemplate(room.stack, id, {
      name: 'reach',
      membershipIdentifier: idOf(room),
      format: 'SQL',
      source: { text: 'SELECT COUNT(user_id) FROM sales' },
    }),
  }),
  after: ({ stack, membership }, id) => ({
    template: new AnalysisTemplate(stack, id, {
      membership,
      analysisTemplateName: 'reach',
      source: AnalysisSource.sql('SELECT COUNT(user_id) FROM sales'),
    }),
  }),
};

const APPS: [string, readonly Move[]][] = [
  ['a collaboration with explicit payments', [COLLABORATION_WITH_PAYMENTS]],
  ['a membership with results', [COLLABORATION_WITH_PAYMENTS, MEMBERSHIP_WITH_RESULTS]],
  [
    'a table that is associated',
    [COLLABORATION_OF_DEFAULTS, MEMBERSHIP, AGGREGATED_TABLE, association('SalesAssociation', 'aggregation')],
  ],
  [
    'a table with differential privacy',
    [
      COLLABORATION_OF_DEFAULTS,
      MEMBERSHIP,
      customTable('privacy'),
      association('ImpressionsAssociation', 'custom'),
      PRIVACY_BUDGET,
    ],
  ],
  [
    'a template with an access budget',
    [
      COLLABORATION_OF_DEFAULTS,
      MEMBERSHIP,
      TEMPLATE,
      customTable('template'),
      association('ReachAssociation', 'custom'),
      ACCESS_BUDGET,
    ],
  ],
];

/** The resources of an app in which only some have moved, by their logical IDs. */
function resourcesOf(moves: readonly Move[], moved: ReadonlySet<Move>): Resources {
  const stack = new Stack(new App(), 'Publisher', { env: { account: PUBLISHER, region: REGION } });
  const room = {
    stack,
    reader: Role.fromRoleArn(stack, 'Reader', `arn:aws:iam::${PUBLISHER}:role/reader`),
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'publisher-results'),
  } as unknown as Room;
  for (const move of moves) {
    const { logicalId } = move;
    Object.assign(room, moved.has(move) ? move.after(room, logicalId) : move.before(room, logicalId));
    l1Of(stack.node.findChild(logicalId)).overrideLogicalId(logicalId);
  }
  const resources: Resources = Template.fromStack(stack).toJSON().Resources;
  return JSON.parse(JSON.stringify(resources), (_, value) => asRef(resources, value));
}

/** `Ref` is the attribute that is the only primary identifier of a type: both have the same value at deployment. */
function asRef(resources: Resources, value: unknown): unknown {
  const [logicalId, attribute] = (value as { 'Fn::GetAtt'?: [string, string] } | null)?.['Fn::GetAtt'] ?? [];
  const identifier = logicalId && specificationOf(resources[logicalId].Type)?.primaryIdentifier;
  return identifier?.length === 1 && identifier[0] === attribute ? { Ref: logicalId } : value;
}

type Resources = Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;

function l1Of(construct: IConstruct): CfnResource {
  return (CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild) as CfnResource;
}

/** All states of an app: resources move one after the other, or a single one moves alone. */
function statesOf(moves: readonly Move[]): ReadonlySet<Move>[] {
  const inTurn = moves.map((_, at) => new Set(moves.slice(0, at + 1)));
  return [...inTurn, ...moves.map((move) => new Set([move]))];
}

describe.each(APPS)('%s moves construct by construct', (_, moves) => {
  const before = resourcesOf(moves, new Set());

  test.each(statesOf(moves).map((moved) => [[...moved].map(({ logicalId }) => logicalId).join(', '), moved] as const))(
    'without a replacement, when these have moved: %s',
    (_, moved) => {
      const after = resourcesOf(moves, moved);

      expect(Object.keys(after)).toEqual(Object.keys(before));
      const replacing = Object.entries(before).flatMap(([logicalId, { Type, Properties }]) => {
        expect(after[logicalId].Type).toBe(Type);
        return replacingChanges(Type, Properties, after[logicalId].Properties).map((name) => `${logicalId}.${name}`);
      });
      expect(replacing).toEqual([]);
    },
  );

  test('to a template with the same properties', () => {
    const after = resourcesOf(moves, new Set(moves));

    expect(propertiesOf(after)).toEqual(propertiesOf(before));
  });
});

function propertiesOf(resources: Resources) {
  return Object.fromEntries(Object.entries(resources).map(([id, { Type, Properties }]) => [id, { Type, Properties }]));
}

test('the comparison is one that can fail', () => {
  const withoutFalse = { ...COLLABORATION_WITH_PAYMENTS, after: COLLABORATION_OF_DEFAULTS.after };
  const before = resourcesOf([withoutFalse], new Set()).Ads;
  const after = resourcesOf([withoutFalse], new Set([withoutFalse])).Ads;

  expect(replacingChanges(before.Type, before.Properties, after.Properties)).toContain('CreatorPaymentConfiguration');
});

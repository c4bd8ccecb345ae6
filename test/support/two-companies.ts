import { App, Stack } from 'aws-cdk-lib';
import { Bucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  type CollaborationProps,
  ConfiguredTable,
  type ConfiguredTableProps,
  Member,
  MemberAbility,
  TableSource,
} from '../../src';
import { ADVERTISER, PUBLISHER } from './nodes';

/** A publisher who opens a clean room, and an advertiser who queries and receives the results. */
export { ADVERTISER, PUBLISHER, STRANGER } from './nodes';

export const REGION = 'us-east-1';
export const AN_ID = '00000000-1111-2222-3333-444444444444';
export const ANOTHER_ID = '55555555-6666-7777-8888-999999999999';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

export interface TwoStacks {
  readonly app: App;
  readonly publisher: Stack;
  readonly advertiser: Stack;
}

/** One app with a stack in the account of each company. */
export function twoStacks(): TwoStacks {
  const app = new App();
  return { app, publisher: stackIn(app, 'Publisher', PUBLISHER), advertiser: stackIn(app, 'Advertiser', ADVERTISER) };
}

export function stackIn(scope: Construct, id: string, account: string, region = REGION): Stack {
  return new Stack(scope, id, { env: { account, region } });
}

/** A stack of the publisher in an app of its own. */
export function publisherStack(): Stack {
  return stackIn(new App(), 'Publisher', PUBLISHER);
}

/** A stack of the advertiser in an app of its own. */
export function advertiserStack(): Stack {
  return stackIn(new App(), 'Advertiser', ADVERTISER);
}

/** The advertiser as the publisher invites it. */
export function invitedAdvertiser(): Member {
  return Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RECEIVE_RESULTS] });
}

/** The clean room of the two companies. */
export function collaborationOf(scope: Construct, props: Partial<CollaborationProps> = {}): Collaboration {
  return new Collaboration(scope, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [invitedAdvertiser()],
    ...props,
  });
}

/** The clean room of a company that is alone in it. */
export function collaborationOfOne(scope: Construct, props: Partial<CollaborationProps> = {}): Collaboration {
  return collaborationOf(scope, {
    creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] },
    members: [],
    ...props,
  });
}

/** A table of the catalog that no app knows. */
export function salesSource(scope: Construct): TableSource {
  return TableSource.glueByName({
    databaseName: 'shop',
    tableName: 'sales',
    bucket: lakeOf(scope),
    keyPrefix: 'sales',
  });
}

/** A bucket of the account that no app knows. */
export function lakeOf(scope: Construct): IBucketRef {
  return Bucket.fromBucketName(scope, 'Lake', 'lake');
}

/** A configured table under a custom rule that lets the advertiser ask what it wants. */
export function salesTable(scope: Construct, props: Partial<ConfiguredTableProps> = {}): ConfiguredTable {
  return new ConfiguredTable(scope, 'Sales', {
    source: props.source ?? salesSource(scope),
    allowedColumns: ['user_id', 'city', 'revenue'],
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER) }),
    ...props,
  });
}

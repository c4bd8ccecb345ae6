import { App, type Stack } from 'aws-cdk-lib';
import {
  CfnCollaboration,
  type CfnCollaborationProps,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  type CfnConfiguredTableAssociationProps,
  type CfnConfiguredTableProps,
  CfnMembership,
  type CfnMembershipProps,
  CfnPrivacyBudgetTemplate,
  type CfnPrivacyBudgetTemplateProps,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { expect } from 'vitest';
import { findingsIn } from '../../src/validation/report';
import { ADVERTISER, PUBLISHER, REGION, stackIn } from '../support/two-companies';

/*
 * L1s that are right by themselves, of a publisher who owns the data and an advertiser who queries, and what the rules
 * say about an app with them.
 */

export const READER = `arn:aws:iam::${PUBLISHER}:role/Reader`;

/** A stack of the publisher in an app of its own. */
export function publisher(): Stack {
  return stackIn(new App(), 'Publisher', PUBLISHER);
}

/** Another stack of the same app, in the account of the publisher unless the test says another. */
export function another(stack: Stack, id: string, account = PUBLISHER, region = REGION): Stack {
  return stackIn(stack.node.root as App, id, account, region);
}

export function collaboration(scope: Construct, props: Partial<CfnCollaborationProps> = {}, id = 'Ads') {
  return new CfnCollaboration(scope, id, {
    name: id,
    description: 'Reach of the spring campaign',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: [],
    queryLogStatus: 'ENABLED',
    members: [
      { accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] },
    ],
    ...props,
  });
}

export function membership(
  scope: Construct,
  collaborationIdentifier: string,
  props: Partial<CfnMembershipProps> = {},
  id = 'Membership',
) {
  return new CfnMembership(scope, id, { collaborationIdentifier, queryLogStatus: 'ENABLED', ...props });
}

/** A table that the advertiser can query under differential privacy. */
export function protectedTable(scope: Construct, props: Partial<CfnConfiguredTableProps> = {}, id = 'Sales') {
  return new CfnConfiguredTable(scope, id, {
    name: id.toLowerCase(),
    analysisMethod: 'DIRECT_QUERY',
    allowedColumns: ['user_id', 'city'],
    tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
    analysisRules: [
      {
        type: 'CUSTOM',
        policy: {
          v1: {
            custom: {
              allowedAnalyses: ['ANY_QUERY'],
              allowedAnalysisProviders: [ADVERTISER],
              differentialPrivacy: { columns: [{ name: 'user_id' }] },
            },
          },
        },
      },
    ],
    ...props,
  });
}

export function association(
  scope: Construct,
  table: CfnConfiguredTable,
  membershipIdentifier: string,
  props: Partial<CfnConfiguredTableAssociationProps> = {},
  id = 'Association',
) {
  return new CfnConfiguredTableAssociation(scope, id, {
    name: 'sales',
    configuredTableIdentifier: table.attrConfiguredTableIdentifier,
    membershipIdentifier,
    roleArn: READER,
    configuredTableAssociationAnalysisRules: [
      { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: [ADVERTISER] } } } },
    ],
    ...props,
  });
}

export function budget(
  scope: Construct,
  membershipIdentifier: string,
  props: Partial<CfnPrivacyBudgetTemplateProps> = {},
  id = 'Budget',
) {
  return new CfnPrivacyBudgetTemplate(scope, id, {
    membershipIdentifier,
    autoRefresh: 'NONE',
    privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    ...props,
  });
}

/** The findings in the app of a construct, each as `severity Rule path`. */
export function findingsOf(scope: Construct): readonly string[] {
  return findingsIn(scope.node.root).findings.map(({ rule, severity, subject, what }) => {
    expect(what).not.toMatch(/^internal error/);
    return `${severity} ${rule.id} ${subject.path}`;
  });
}

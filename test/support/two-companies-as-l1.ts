import type { App } from 'aws-cdk-lib';
import {
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import { ADVERTISER, PUBLISHER, twoStacks } from './two-companies';

/** What differs from a clean room without a mistake. */
export interface L1Differences {
  readonly creatorMemberAbilities?: string[];
  readonly advertiserAcceptsPayment?: boolean;
  readonly userIdentifier?: string;
  readonly withoutBudget?: boolean;
}

/** The clean room of the two companies in L1s only: impressions under differential privacy, and who asks pays. */
export function cleanRoomOfL1s(differences: L1Differences = {}): App {
  const { app, publisher, advertiser } = twoStacks();
  const pays = (isResponsible: boolean) => ({ queryCompute: { isResponsible } });

  const collaboration = new CfnCollaboration(publisher, 'Ads', {
    name: 'Ads',
    description: 'Reach of the spring campaign',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: differences.creatorMemberAbilities ?? [],
    queryLogStatus: 'ENABLED',
    members: [
      {
        accountId: ADVERTISER,
        displayName: 'Advertiser',
        memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        paymentConfiguration: pays(true),
      },
    ],
  });
  const membership = new CfnMembership(publisher, 'Membership', {
    collaborationIdentifier: collaboration.attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
  });
  new CfnMembership(advertiser, 'Membership', {
    collaborationIdentifier: collaboration.attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
    paymentConfiguration: pays(differences.advertiserAcceptsPayment ?? true),
  });

  const table = new CfnConfiguredTable(publisher, 'Impressions', {
    name: 'impressions',
    allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
    analysisMethod: 'DIRECT_QUERY',
    tableReference: { glue: { databaseName: 'ads', tableName: 'impressions' } },
    analysisRules: [
      {
        type: 'CUSTOM',
        policy: {
          v1: {
            custom: {
              allowedAnalyses: ['ANY_QUERY'],
              allowedAnalysisProviders: [ADVERTISER],
              differentialPrivacy: { columns: [{ name: differences.userIdentifier ?? 'user_id' }] },
            },
          },
        },
      },
    ],
  });
  new CfnConfiguredTableAssociation(publisher, 'ImpressionsAssociation', {
    name: 'impressions',
    membershipIdentifier: membership.attrMembershipIdentifier,
    configuredTableIdentifier: table.attrConfiguredTableIdentifier,
    roleArn: `arn:aws:iam::${PUBLISHER}:role/impressions`,
    configuredTableAssociationAnalysisRules: [
      { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: [ADVERTISER] } } } },
    ],
  });
  if (!differences.withoutBudget) {
    new CfnPrivacyBudgetTemplate(publisher, 'Budget', {
      membershipIdentifier: membership.attrMembershipIdentifier,
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    });
  }
  return app;
}

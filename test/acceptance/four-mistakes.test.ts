import type { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisRule,
  CleanRoomsChecks,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  Payment,
  PrivacyBudget,
  TableSource,
} from '../../src';
import { withCreationStacks } from '../support/creation-stacks';
import { creatorMembership } from '../support/creator-membership';
import { failureOf, toldOf } from '../support/mistakes';
import { ADVERTISER, lakeOf, twoStacks } from '../support/two-companies';
import { cleanRoomOfL1s, type L1Differences } from '../support/two-companies-as-l1';

withCreationStacks();

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

/** What differs from a clean room without a mistake. */
interface Differences {
  readonly creatorAbilities?: MemberAbility[];
  readonly advertiserAccepts?: Payment[];
  readonly userIdentifier?: string;
  readonly withoutBudget?: boolean;
}

/** The clean room of the two companies: impressions under differential privacy, and who asks pays. */
function cleanRoom(differences: Differences = {}): App {
  const { app, publisher, advertiser } = twoStacks();
  const collaboration = new Collaboration(publisher, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', abilities: differences.creatorAbilities },
    members: [
      Member.account(ADVERTISER, {
        displayName: 'Advertiser',
        abilities: [QUERY, RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE],
      }),
    ],
  });
  const membership = creatorMembership(collaboration);
  new Membership(advertiser, 'Membership', { collaboration, acceptedPayments: differences.advertiserAccepts });

  const impressions = new ConfiguredTable(publisher, 'Impressions', {
    source: TableSource.glueByName({ databaseName: 'ads', tableName: 'impressions', bucket: lakeOf(publisher) }),
    allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
    analysisRule: AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
      outputProtection: OutputProtection.differentialPrivacy(differences.userIdentifier ?? 'user_id'),
    }),
  });
  membership.associate('ImpressionsAssociation', { table: impressions, associationName: 'impressions' });
  if (!differences.withoutBudget) {
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  }
  return app;
}

/** The failure of an app of L1s with the checks. */
function failureOfL1s(differences: L1Differences): string {
  const app = cleanRoomOfL1s(differences);
  CleanRoomsChecks.addTo(app);
  return failureOf(app);
}

/** The ids of the rules that a failure names. */
function rulesIn(failure: string): readonly string[] {
  return [...failure.matchAll(/CleanRooms::\w+/g)].map(([id]) => id);
}

test('a clean room without a mistake is told nothing', () => {
  expect(failureOf(cleanRoom())).toBe('');
  expect(failureOfL1s({})).toBe('');
});

describe('a column in a rule that the table does not share', () => {
  test('is told', () => {
    expect(failureOf(cleanRoom({ userIdentifier: 'user' }))).toMatchInlineSnapshot(`
      "Validation failed with the following errors:
        [Publisher/Impressions] the differential privacy column "user" is not one of the allowed columns "user_id", "campaign_id", "seen_at"
          why: an analysis rule can use only the allowed columns of its configured table
          fix: add "user" to allowedColumns, or use "user_id" instead
          error CleanRooms::RuleColumnsAreAllowed, see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html (inferred from it)
          at test/acceptance/four-mistakes.test.ts:52:23"
    `);
  });

  test('is told of L1s', () => {
    expect(rulesIn(failureOfL1s({ userIdentifier: 'user' }))).toEqual(['CleanRooms::RuleColumnsAreAllowed']);
  });
});

describe('a payer that does not accept', () => {
  test('is told as a warning', () => {
    const app = cleanRoom({ advertiserAccepts: [] });

    const told = toldOf(app.node.findChild('Advertiser') as Stack).filter((text) => text.includes('CleanRooms::'));

    expect(told.join('\n')).toMatchInlineSnapshot(`
      "warning Advertiser/Membership: 222222222222 ("Advertiser") is responsible for Payment.QUERY_COMPUTE in "Ads", which "Membership" does not accept
          why: a member who is responsible for a cost must accept it to join the collaboration, unless a change request has made others responsible
          fix: add Payment.QUERY_COMPUTE to acceptedPayments, or omit acceptedPayments to accept all payment responsibilities of the member
          warning CleanRooms::PayerAccepts, see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MembershipQueryComputePaymentConfig.html
          at test/acceptance/four-mistakes.test.ts:50:3 [ack: CleanRooms::PayerAccepts]"
    `);
  });

  test('is told of L1s', () => {
    const app = cleanRoomOfL1s({ advertiserAcceptsPayment: false });
    CleanRoomsChecks.addTo(app);

    const told = toldOf(app.node.findChild('Advertiser') as Stack).join('\n');

    expect(rulesIn(told)).toContain('CleanRooms::PayerAccepts');
    expect(told).toContain('222222222222 ("Advertiser") is responsible for Payment.QUERY_COMPUTE');
  });
});

describe('a second member who queries', () => {
  test('is told', () => {
    expect(failureOf(cleanRoom({ creatorAbilities: [QUERY] }))).toMatchInlineSnapshot(`
      "Validation failed with the following errors:
        [Publisher/Ads] 2 members of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser")
          why: a collaboration has one member who can query, and this member cannot be changed after creation
          fix: assign MemberAbility.QUERY to only one of them; MemberAbility.RECEIVE_RESULTS is sufficient to receive results
          error CleanRooms::SingleQueryRunner, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html
          at test/acceptance/four-mistakes.test.ts:38:25"
    `);
  });

  test('is told of L1s', () => {
    expect(rulesIn(failureOfL1s({ creatorMemberAbilities: ['CAN_QUERY'] }))).toEqual(['CleanRooms::SingleQueryRunner']);
  });
});

describe('a table under differential privacy without a budget', () => {
  test('is told', () => {
    expect(failureOf(cleanRoom({ withoutBudget: true }))).toMatchInlineSnapshot(`
      "Validation failed with the following errors:
        [Publisher/Impressions] "Impressions" uses differential privacy, but the membership "Publisher/Ads/Membership" has no budget for it
          why: a table that uses differential privacy can be queried only after a privacy budget is created
          fix: create one with membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))
          error CleanRooms::DifferentialPrivacyHasBudget, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html
          at test/acceptance/four-mistakes.test.ts:52:23"
    `);
  });

  test('is told of L1s', () => {
    expect(rulesIn(failureOfL1s({ withoutBudget: true }))).toEqual(['CleanRooms::DifferentialPrivacyHasBudget']);
  });
});

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, CfnMembership, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  type CollaborationProps,
  ConfiguredTableAssociation,
  type ICollaboration,
  Member,
  MemberAbility,
  Membership,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { trustOf } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  collaborationOfOne,
  invitedAdvertiser,
  PUBLISHER,
  publisherStack,
  STRANGER,
  salesTable,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

const OWN = '<AdsMembership.Arn>';
const OWN_RUNS = 'arn:<AWS::Partition>:*:us-east-1:*:dbuser:*/<AdsMembership.MembershipIdentifier>*';
const ANYONE_RUNS = 'arn:<AWS::Partition>:*:us-east-1:*:dbuser:*/*';

/** Every membership of an account in the Region. */
const membershipsOf = (account: string) => `arn:<AWS::Partition>:cleanrooms:us-east-1:${account}:membership/*`;

const partnerArn = (account: string, id: string) => `arn:aws:cleanrooms:us-east-1:${account}:membership/${id}`;

const runnerIs = (id: string) => `arn:<AWS::Partition>:*:us-east-1:*:dbuser:*/${id}*`;

/** The trust in the role of a publisher who brings a table, with imports of these partners. */
function trustIn(props: Partial<CollaborationProps>, ...partnerArns: string[]) {
  const stack = publisherStack();
  const membership = creatorMembership(collaborationOf(stack, props));
  const partners = partnerArns.map((arn, i) => Membership.fromMembershipArn(stack, `Partner${i}`, arn));
  membership.associate('Association', { table: salesTable(stack), partnerMemberships: partners });
  return trustOf(Template.fromStack(stack));
}

describe('in a room of its own', () => {
  const alone = { creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] }, members: [] };

  test('a member is bound to its own membership', () => {
    expect(trustIn(alone)).toEqual({ externalId: OWN_RUNS, sourceArns: [OWN] });
  });

  test('a member without an account is bound to its own membership', () => {
    const stack = new Stack(new App(), 'Anywhere');

    const membership = creatorMembership(collaborationOfOne(stack));
    membership.associate('Association', { table: salesTable(stack) });

    expect(trustOf(Template.fromStack(stack))).toEqual({
      externalId: 'arn:<AWS::Partition>:*:<AWS::Region>:*:dbuser:*/<AdsMembership.MembershipIdentifier>*',
      sourceArns: [OWN],
    });
  });

  test('a member without an account is bound to its own membership, also in another stack', () => {
    const app = new App();
    const [room, tables] = ['Room', 'Tables'].map((id) => new Stack(app, id));

    const membership = creatorMembership(collaborationOfOne(room));
    new ConfiguredTableAssociation(tables, 'Association', { membership, table: salesTable(tables) });

    expect(trustOf(Template.fromStack(tables)).sourceArns).toEqual([
      'ImportValue(Room:ExportsOutputFnGetAttAdsMembershipArn)',
    ]);
  });
});

describe('before the partner has joined', () => {
  test('it is bound to the account of the partner, which queries', () => {
    expect(trustIn({})).toEqual({ externalId: ANYONE_RUNS, sourceArns: [OWN, membershipsOf(ADVERTISER)] });
  });

  test('it is bound to the accounts of all partners, and to the own membership if that queries', () => {
    const trust = trustIn({
      creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] },
      members: [
        Member.account(ADVERTISER, { displayName: 'Advertiser' }),
        Member.account(STRANGER, { displayName: 'Agency' }),
      ],
    });

    expect(trust).toEqual({
      externalId: OWN_RUNS,
      sourceArns: [OWN, membershipsOf(ADVERTISER), membershipsOf(STRANGER)],
    });
  });
});

describe('after the partner has joined', () => {
  test('it is bound to the membership of the partner, which queries', () => {
    expect(trustIn({}, partnerArn(ADVERTISER, AN_ID))).toEqual({
      externalId: runnerIs(AN_ID),
      sourceArns: [OWN, partnerArn(ADVERTISER, AN_ID)],
    });
  });

  test('it stays bound to the accounts of partners who have not', () => {
    const agency = Member.account(STRANGER, { displayName: 'Agency' });

    expect(trustIn({ members: [invitedAdvertiser(), agency] }, partnerArn(ADVERTISER, AN_ID))).toEqual({
      externalId: runnerIs(AN_ID),
      sourceArns: [OWN, partnerArn(ADVERTISER, AN_ID), membershipsOf(STRANGER)],
    });
  });

  test('it is bound to anyone who runs while only others have', () => {
    const agency = Member.account(STRANGER, { displayName: 'Agency' });

    expect(trustIn({ members: [invitedAdvertiser(), agency] }, partnerArn(STRANGER, AN_ID)).externalId).toBe(
      ANYONE_RUNS,
    );
  });

  test('it is bound to the memberships of the partners in this app', () => {
    const { app, publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const membership = creatorMembership(collaboration);
    const partner = new Membership(advertiser, 'Membership', { collaboration });
    const tables = stackIn(app, 'Tables', PUBLISHER);

    new ConfiguredTableAssociation(tables, 'Association', {
      membership,
      table: salesTable(tables),
      partnerMemberships: [partner],
    });

    expect(trustOf(Template.fromStack(tables))).toEqual({
      externalId: runnerIs('GetStackOutput(Advertiser:PublishOutputFnGetAttMembershipMembershipIdentifier)'),
      sourceArns: [
        'ImportValue(Publisher:ExportsOutputFnGetAttAdsMembershipArn)',
        'GetStackOutput(Advertiser:PublishOutputFnGetAttMembershipArn)',
      ],
    });
  });
});

describe('as the member of an imported collaboration', () => {
  function trustWith(
    collaborationIn: (stack: Stack) => ICollaboration,
    partners: (stack: Stack) => IMembershipRef[] = () => [],
  ) {
    const stack = stackIn(new App(), 'Advertiser', ADVERTISER);
    const membership = new Membership(stack, 'AdsMembership', { collaboration: collaborationIn(stack) });
    membership.associate('Association', { table: salesTable(stack), partnerMemberships: partners(stack) });
    return trustOf(Template.fromStack(stack));
  }

  const publisherJoined = (stack: Stack) => [
    Membership.fromMembershipArn(stack, 'Publisher', partnerArn(PUBLISHER, ANOTHER_ID)),
  ];

  test('it is bound to any membership while nobody is known', () => {
    expect(trustWith((stack) => Collaboration.fromCollaborationId(stack, 'Ads', AN_ID))).toEqual({
      externalId: ANYONE_RUNS,
      sourceArns: [OWN, membershipsOf('*')],
    });
  });

  test('it is bound to the partners that are passed while nobody else is known', () => {
    expect(trustWith((stack) => Collaboration.fromCollaborationId(stack, 'Ads', AN_ID), publisherJoined)).toEqual({
      externalId: ANYONE_RUNS,
      sourceArns: [OWN, partnerArn(PUBLISHER, ANOTHER_ID)],
    });
  });

  test('it is bound to the members that are stated', () => {
    const trust = trustWith((stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', {
        collaborationId: AN_ID,
        creatorAccountId: PUBLISHER,
        members: [invitedAdvertiser()],
      }),
    );

    expect(trust).toEqual({ externalId: OWN_RUNS, sourceArns: [OWN, membershipsOf(PUBLISHER)] });
  });

  test('it is bound to any membership while the creator is not known', () => {
    const trust = trustWith((stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', {
        collaborationId: AN_ID,
        members: [invitedAdvertiser()],
      }),
    );

    expect(trust).toEqual({ externalId: OWN_RUNS, sourceArns: [OWN, membershipsOf('*')] });
  });

  test('it is bound to the creator alone while the members are not known', () => {
    const trust = trustWith(
      (stack) =>
        Collaboration.fromCollaborationAttributes(stack, 'Ads', {
          collaborationId: AN_ID,
          creatorAccountId: PUBLISHER,
          creator: { displayName: 'Publisher', abilities: [QUERY] },
        }),
      publisherJoined,
    );

    expect(trust).toEqual({ externalId: runnerIs(ANOTHER_ID), sourceArns: [OWN, partnerArn(PUBLISHER, ANOTHER_ID)] });
  });
});

describe('with L1s', () => {
  test('it is bound to what an L1 of a collaboration says', () => {
    const stack = publisherStack();
    const collaboration = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      queryLogStatus: 'ENABLED',
      members: [
        {
          accountId: ADVERTISER,
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        },
      ],
    });
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: collaboration.ref,
      queryLogStatus: 'ENABLED',
    });

    new ConfiguredTableAssociation(stack, 'Association', { membership, table: salesTable(stack) });

    expect(trustOf(Template.fromStack(stack)).sourceArns).toEqual(['<Membership.Arn>', membershipsOf(ADVERTISER)]);
  });

  test('it is bound to any membership if an L1 refers to something else than a collaboration', () => {
    const stack = publisherStack();
    const other = new CfnMembership(stack, 'Other', { collaborationIdentifier: AN_ID, queryLogStatus: 'ENABLED' });
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: other.attrCollaborationArn,
      queryLogStatus: 'ENABLED',
    });

    new ConfiguredTableAssociation(stack, 'Association', { membership, table: salesTable(stack) });

    expect(trustOf(Template.fromStack(stack)).sourceArns).toEqual(['<Membership.Arn>', membershipsOf('*')]);
  });

  test('a partner can be an L1', () => {
    const { app, publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const membership = creatorMembership(collaboration);
    const partner = new CfnMembership(advertiser, 'Membership', {
      collaborationIdentifier: collaboration.collaborationId,
      queryLogStatus: 'ENABLED',
    });
    const tables = stackIn(app, 'Tables', PUBLISHER);

    new ConfiguredTableAssociation(tables, 'Association', {
      membership,
      table: salesTable(tables),
      partnerMemberships: [partner],
    });

    expect(trustOf(Template.fromStack(tables)).sourceArns[1]).toBe(
      'GetStackOutput(Advertiser:PublishOutputFnGetAttMembershipArn)',
    );
  });
});

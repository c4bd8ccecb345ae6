import { App, CfnParameter, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, type CfnCollaborationProps, type ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  Member,
  MemberAbility,
  type MemberOptions,
  Membership,
  type MembershipOptions,
  Payment,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { allOf, type ReadableResource } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  collaborationOf,
  collaborationOfOne,
  invitedAdvertiser,
  PUBLISHER,
  REGION,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::Membership';
const { QUERY, RUN_JOB, RECEIVE_RESULTS } = MemberAbility;

/** What a membership accepts and logs: what follows from its collaboration. */
interface Derived {
  readonly accepts: unknown;
  readonly queryLog: unknown;
  readonly jobLog: unknown;
}

function derivedFrom(resource: ReadableResource): Derived {
  const { PaymentConfiguration: accepts, QueryLogStatus: queryLog, JobLogStatus: jobLog } = resource.properties;
  return { accepts, queryLog, jobLog };
}

/** What the membership of a stack derives, without a look at the rules. */
function membershipIn(stack: Stack): Derived {
  const assembly = (Stage.of(stack) as Stage).synth({ skipValidation: true });
  const [membership] = allOf(Template.fromJSON(assembly.getStackArtifact(stack.artifactId).template), TYPE);
  return derivedFrom(membership);
}

const YES = { IsResponsible: true };
const NO = { IsResponsible: false };

describe('from a collaboration of this app', () => {
  function advertiserJoins(props: Parameters<typeof collaborationOf>[1], options: MembershipOptions = {}): Derived {
    const { publisher, advertiser } = twoStacks();
    new Membership(advertiser, 'Membership', { ...options, collaboration: collaborationOf(publisher, props) });
    return membershipIn(advertiser);
  }

  function advertiserWith(options: Partial<MemberOptions>) {
    const abilities = [QUERY, RECEIVE_RESULTS];
    return { members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities, ...options })] };
  }

  test('it logs queries as that says, and accepts nothing that is not named', () => {
    expect(advertiserJoins({})).toEqual({ accepts: undefined, queryLog: 'ENABLED', jobLog: undefined });
  });

  test('it logs no queries if that logs none', () => {
    expect(advertiserJoins({ queryLogging: false }).queryLog).toBe('DISABLED');
  });

  test('it logs jobs if that does', () => {
    expect(advertiserJoins(advertiserWith({ abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] })).jobLog).toBe('ENABLED');
  });

  test.each([
    [Payment.QUERY_COMPUTE, { QueryCompute: YES }],
    [Payment.JOB_COMPUTE, { QueryCompute: YES, JobCompute: YES }],
    [Payment.MODEL_TRAINING, { QueryCompute: YES, MachineLearning: { ModelTraining: YES } }],
    [Payment.MODEL_INFERENCE, { QueryCompute: YES, MachineLearning: { ModelInference: YES } }],
    [Payment.SYNTHETIC_DATA_GENERATION, { QueryCompute: YES, MachineLearning: { SyntheticDataGeneration: YES } }],
  ])('it accepts %s, and queries by default', (cost, accepts) => {
    expect(advertiserJoins(advertiserWith({ paymentResponsibilities: [cost] })).accepts).toEqual(accepts);
  });

  test('it accepts jobs by default along with what is named', () => {
    const member = advertiserWith({
      abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS],
      paymentResponsibilities: [Payment.QUERY_COMPUTE],
    });

    expect(advertiserJoins(member).accepts).toEqual({ QueryCompute: YES, JobCompute: YES });
  });

  test('it does not accept what another member pays for', () => {
    const creator = { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] };

    expect(
      advertiserJoins({ creator, ...advertiserWith({ paymentResponsibilities: [Payment.MODEL_TRAINING] }) }).accepts,
    ).toEqual({
      QueryCompute: NO,
      MachineLearning: { ModelTraining: YES },
    });
  });

  test('what is stated prevails', () => {
    const derived = advertiserJoins(advertiserWith({ paymentResponsibilities: [Payment.QUERY_COMPUTE] }), {
      acceptedPayments: [Payment.MODEL_INFERENCE],
      queryLogging: false,
      jobLogging: true,
    });

    expect(derived).toEqual({
      accepts: { QueryCompute: NO, MachineLearning: { ModelInference: YES } },
      queryLog: 'DISABLED',
      jobLog: 'ENABLED',
    });
  });

  test('to accept nothing is a statement as well', () => {
    const payer = advertiserWith({ paymentResponsibilities: [Payment.QUERY_COMPUTE] });

    expect(advertiserJoins(payer, { acceptedPayments: [] }).accepts).toEqual({ QueryCompute: NO });
  });

  test('to log no jobs is a statement as well', () => {
    expect(advertiserJoins({}, { jobLogging: false }).jobLog).toBe('DISABLED');
  });

  test('a creator accepts what it has named for itself', () => {
    const { publisher } = twoStacks();
    const creator = {
      displayName: 'Publisher',
      paymentResponsibilities: [Payment.MODEL_TRAINING, Payment.QUERY_COMPUTE],
    };

    creatorMembership(collaborationOf(publisher, { creator }));

    expect(membershipIn(publisher).accepts).toEqual({ QueryCompute: YES, MachineLearning: { ModelTraining: YES } });
  });
});

describe('from a plain L1', () => {
  function advertiserJoins(props: Partial<CfnCollaborationProps>): Derived {
    const { publisher, advertiser } = twoStacks();
    const collaboration = new CfnCollaboration(publisher, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      queryLogStatus: 'ENABLED',
      ...props,
    });
    new Membership(advertiser, 'Membership', { collaboration });
    return membershipIn(advertiser);
  }

  const member = {
    accountId: ADVERTISER,
    displayName: 'Advertiser',
    memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
  };

  test('it accepts and logs what that says', () => {
    const paymentConfiguration = { queryCompute: { isResponsible: true } };

    const derived = advertiserJoins({ members: [{ ...member, paymentConfiguration }], jobLogStatus: 'ENABLED' });

    expect(derived).toEqual({ accepts: { QueryCompute: YES }, queryLog: 'ENABLED', jobLog: 'ENABLED' });
  });

  test('it accepts nothing while the payments are a token', () => {
    const paymentConfiguration = Token.asAny({ Ref: 'Payments' }) as never;

    expect(advertiserJoins({ members: [{ ...member, paymentConfiguration }] }).accepts).toBeUndefined();
  });

  test('it accepts nothing while the members are a token', () => {
    expect(advertiserJoins({ members: Token.asAny({ Ref: 'Members' }) as never }).accepts).toBeUndefined();
  });
});

describe('from an imported collaboration', () => {
  function joins(account: string, collaborationIn: (stack: Stack) => ICollaborationRef): Derived {
    const stack = stackIn(new App(), 'Member', account);
    new Membership(stack, 'Membership', { collaboration: collaborationIn(stack) });
    return membershipIn(stack);
  }

  const UNKNOWN: Derived = { accepts: undefined, queryLog: 'DISABLED', jobLog: undefined };

  test('it derives nothing from an id', () => {
    expect(joins(ADVERTISER, (stack) => Collaboration.fromCollaborationId(stack, 'Ads', AN_ID))).toEqual(UNKNOWN);
  });

  test('it derives nothing from an ARN', () => {
    const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:collaboration/${AN_ID}`;

    expect(joins(PUBLISHER, (stack) => Collaboration.fromCollaborationArn(stack, 'Ads', arn))).toEqual(UNKNOWN);
  });

  test('it accepts what the stated members pay for', () => {
    const pays = [Payment.QUERY_COMPUTE];
    const members = [
      Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY], paymentResponsibilities: pays }),
    ];

    const derived = joins(ADVERTISER, (stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', { collaborationId: AN_ID, members, queryLogging: true }),
    );

    expect(derived).toEqual({ accepts: { QueryCompute: YES }, queryLog: 'ENABLED', jobLog: undefined });
  });

  test('it does not take it for granted that jobs are logged where a member runs them', () => {
    const members = [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RUN_JOB] })];

    const derived = joins(ADVERTISER, (stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', { collaborationId: AN_ID, members }),
    );

    expect(derived.jobLog).toBeUndefined();
  });

  test('it logs no queries if that is stated', () => {
    const derived = joins(ADVERTISER, (stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', { collaborationId: AN_ID, queryLogging: false }),
    );

    expect(derived.queryLog).toBe('DISABLED');
  });

  test.each([
    ['of an equal account', PUBLISHER, { QueryCompute: YES }],
    ['and not that of another account', ADVERTISER, undefined],
  ])('it takes the part of the creator %s', (_, account, accepts) => {
    const derived = joins(account, (stack) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', {
        collaborationId: AN_ID,
        creatorAccountId: PUBLISHER,
        creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
        members: [invitedAdvertiser()],
      }),
    );

    expect(derived.accepts).toEqual(accepts);
  });

  test('it takes nobody for the creator while the account of the creator is not known', () => {
    const stack = new Stack(new App(), 'Anywhere');
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: AN_ID,
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
    });

    new Membership(stack, 'Membership', { collaboration });

    expect(membershipIn(stack).accepts).toBeUndefined();
  });
});

describe('in other places than the collaboration', () => {
  const payer = {
    creator: {
      displayName: 'Publisher',
      abilities: [QUERY, RECEIVE_RESULTS],
      paymentResponsibilities: [Payment.QUERY_COMPUTE],
    },
  };

  function identifierIn(template: Template): unknown {
    return allOf(template, TYPE)[0].properties.CollaborationIdentifier;
  }

  function joinFrom(scope: Construct, collaboration: ICollaborationRef): void {
    new Membership(scope, 'Membership', { collaboration });
  }

  test('another stack of the account imports the id', () => {
    const app = new App();
    const [first, second] = ['First', 'Second'].map((id) => stackIn(app, id, PUBLISHER));

    joinFrom(second, collaborationOfOne(first, payer));

    expect(identifierIn(Template.fromStack(second))).toBe(
      'ImportValue(First:ExportsOutputFnGetAttAdsCollaborationIdentifier)',
    );
    expect(membershipIn(second).accepts).toEqual({ QueryCompute: YES });
    expect(second.dependencies).toEqual([first]);
  });

  test('another account reads the id as an output, and is deployed after it', () => {
    const { app, publisher, advertiser } = twoStacks();

    joinFrom(advertiser, collaborationOf(publisher));

    const artifact = app.synth({ skipValidation: true }).getStackArtifact(advertiser.artifactId);
    expect(identifierIn(Template.fromJSON(artifact.template))).toBe(
      'GetStackOutput(Publisher:PublishOutputFnGetAttAdsCollaborationIdentifier)',
    );
    expect(artifact.dependencies.map(({ id }) => id)).toContain('Publisher');
  });

  test('stacks without an account are of one account, as only then they can refer to each other', () => {
    const app = new App();
    const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id));

    joinFrom(second, collaborationOfOne(first, payer));

    expect(membershipIn(second)).toEqual({ accepts: { QueryCompute: YES }, queryLog: 'ENABLED', jobLog: undefined });
  });

  test('stacks of one Region without an account are of one account', () => {
    const app = new App();
    const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id, { env: { region: REGION } }));

    joinFrom(second, collaborationOfOne(first, payer));

    expect(membershipIn(second).accepts).toEqual({ QueryCompute: YES });
  });

  test('one stack without an account is of the account of its collaboration', () => {
    const stack = new Stack(new App(), 'Anywhere');

    joinFrom(stack, collaborationOfOne(stack, payer));

    expect(membershipIn(stack).accepts).toEqual({ QueryCompute: YES });
  });

  test('a nested stack is of the account of the stack around it', () => {
    const parent = new Stack(new App(), 'Parent');
    const nested = new NestedStack(parent, 'Nested');

    joinFrom(nested, collaborationOfOne(parent, payer));

    const [membership] = allOf(Template.fromStack(nested), TYPE);
    expect(derivedFrom(membership).accepts).toEqual({ QueryCompute: YES });
  });

  test('a collaboration in a nested stack is of the account of the stack around it', () => {
    const parent = new Stack(new App(), 'Parent');
    const nested = new NestedStack(parent, 'Nested');

    joinFrom(parent, collaborationOfOne(nested, payer));

    const [membership] = allOf(Template.fromStack(parent), TYPE);
    expect(derivedFrom(membership).accepts).toEqual({ QueryCompute: YES });
  });

  test('a stage for each account refers across stages', () => {
    const app = new App();
    const publisher = stackIn(new Stage(app, 'PublisherStage'), 'Room', PUBLISHER);
    const advertiser = stackIn(new Stage(app, 'AdvertiserStage'), 'Room', ADVERTISER);

    joinFrom(advertiser, collaborationOf(publisher));

    const assembly = app.synth().getNestedAssembly('assembly-AdvertiserStage');
    expect(identifierIn(Template.fromJSON(assembly.stacks[0].template))).toBe(
      'GetStackOutput(PublisherStage-Room:PublishOutputFnGetAttAdsCollaborationIdentifier)',
    );
  });

  test('an account that is a parameter is nobody in particular', () => {
    const stack = new Stack(new App(), 'Anywhere');
    const account = new CfnParameter(stack, 'Account').valueAsString;
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: AN_ID,
      creatorAccountId: account,
      members: [
        Member.account(ADVERTISER, { displayName: 'Advertiser', paymentResponsibilities: [Payment.QUERY_COMPUTE] }),
      ],
    });

    joinFrom(stack, collaboration);

    expect(membershipIn(stack).accepts).toBeUndefined();
  });
});

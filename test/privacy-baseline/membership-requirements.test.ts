import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, type ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  type CollaborationProps,
  Member,
  MemberAbility,
  Membership,
  type MembershipOptions,
} from '../../src';
import { strictStack } from '../support/strict-app';
import { ADVERTISER, AN_ID, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS, RUN_JOB } = MemberAbility;
const TYPE = 'AWS::CleanRooms::Membership';
const JOBS = { creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] }, members: [] };

type Made = (scope: Construct) => ICollaborationRef;

function joined(of: Made, options: MembershipOptions = {}): Template {
  const stack = strictStack();
  new Membership(stack, 'Membership', { ...options, collaboration: of(stack) });
  return Template.fromStack(stack);
}

function imported(attributes: Partial<CollaborationProps> = {}): Made {
  return (scope) =>
    Collaboration.fromCollaborationAttributes(scope, 'Partner', { ...attributes, collaborationId: AN_ID });
}

/** A collaboration of the same app, in a part of it that has no preset. */
function withoutPreset(props: Partial<CollaborationProps>): Made {
  return () => collaborationOf(stackIn(new App(), 'Other', PUBLISHER), props);
}

function l1(props: { readonly jobs: boolean }): Made {
  return (scope) =>
    new CfnCollaboration(scope, 'Partner', {
      name: 'Ads',
      description: 'Reach',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: props.jobs ? JOBS.creator.abilities : [],
      members: [],
      queryLogStatus: 'ENABLED',
    });
}

const jobRunner = Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RUN_JOB] });

describe('a membership under the strict preset', () => {
  test.each<[string, Made, string, unknown]>([
    ['of this app', collaborationOf, 'ENABLED', Match.absent()],
    ['of this app with jobs', (scope) => collaborationOf(scope, JOBS), 'ENABLED', 'ENABLED'],
    ['with an unknown log', imported(), 'ENABLED', Match.absent()],
    ['with an unknown log of jobs', imported({ members: [jobRunner] }), 'ENABLED', 'ENABLED'],
    ['of an L1 without jobs', l1({ jobs: false }), 'ENABLED', Match.absent()],
  ])('logs the analyses of a collaboration %s', (_, of, queries, jobs) => {
    joined(of).hasResourceProperties(TYPE, { QueryLogStatus: queries, JobLogStatus: jobs });
  });

  test('keeps what it states', () => {
    joined(collaborationOf, { queryLogging: true, jobLogging: false, metrics: false }).hasResourceProperties(TYPE, {
      QueryLogStatus: 'ENABLED',
      JobLogStatus: 'DISABLED',
      IsMetricsEnabled: false,
    });
  });

  test('fails if it states that nothing is logged', () => {
    const build = () => joined((scope) => collaborationOf(scope, JOBS), { queryLogging: false, jobLogging: false });

    expect(build).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Membership: queryLogging is false
          why: each member gets the logs of the queries that read its tables only in its own account, to review them
          fix: remove queryLogging; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Membership: jobLogging is false
          why: each member gets the logs of the jobs that read its tables only in its own account, to review them
          fix: remove jobLogging; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test('fails if nothing is logged in its collaboration', () => {
    const build = () => joined(withoutPreset({ ...JOBS, queryLogging: false, jobLogging: false }));

    expect(build).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Membership: the collaboration "Other/Ads" has queryLogging turned off
          why: a member can log queries only if the collaboration supports it
          fix: turn on queryLogging of the collaboration, which replaces the collaboration if it already exists; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Membership: the collaboration "Other/Ads" has jobLogging turned off
          why: a member can log jobs only if the collaboration supports it
          fix: turn on jobLogging of the collaboration, which replaces the collaboration if it already exists; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test.each<[string, Made]>([
    ['queryLogging', imported({ queryLogging: false })],
    ['jobLogging', l1({ jobs: true })],
  ])('fails if a collaboration has %s turned off', (option, of) => {
    expect(() => joined(of)).toThrow(`the collaboration "Publisher/Partner" has ${option} turned off`);
  });
});

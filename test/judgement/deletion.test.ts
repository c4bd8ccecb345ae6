import { type App, Aspects, RemovalPolicies, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  type ICollaboration,
  type IMembership,
  Membership,
  PrivacyBudget,
  type PrivacyBudgetTemplate,
} from '../../src';
import { associationIn, budgetIn, memberIn, protectedTableIn, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';

const AN_ID = 'a1b2c3d4-5678-90ab-cdef-000000000001';
const DELETED = 'warning CollaborationOutlivesStack Publisher/Ads';

function findingsOn(build: (stack: Stack) => void) {
  const stack = publisher();
  build(stack);
  return findingsOf(stack);
}

describe('a collaboration', () => {
  test('is reported if its policy is to delete it, however that is stated', () => {
    expect(findingsOn((stack) => roomOf(stack).applyRemovalPolicy(RemovalPolicy.DESTROY))).toEqual([DELETED]);
    expect(findingsOn((stack) => roomOf(stack).addOverride('DeletionPolicy', 'Delete'))).toEqual([DELETED]);
    expect(
      findingsOn((stack) => {
        roomOf(stack).applyRemovalPolicy(RemovalPolicy.RETAIN);
        (stack.node.findChild('Ads') as ReturnType<typeof roomOf>).addOverride('DeletionPolicy', 'Delete');
      }),
    ).toEqual([DELETED]);
  });

  test('is not if nothing is stated, or it is retained', () => {
    expect(findingsOn((stack) => roomOf(stack))).toEqual([]);
    expect(findingsOn((stack) => roomOf(stack).applyRemovalPolicy(RemovalPolicy.RETAIN))).toEqual([]);
    expect(
      findingsOn((stack) => {
        roomOf(stack).applyRemovalPolicy(RemovalPolicy.DESTROY);
        (stack.node.findChild('Ads') as ReturnType<typeof roomOf>).addOverride('DeletionPolicy', 'Retain');
      }),
    ).toEqual([]);
  });

  test('is reported if an aspect deletes everything', () => {
    const stack = publisher();
    roomOf(stack);
    RemovalPolicies.of(stack).destroy();

    expect(Aspects.of(stack).all).toHaveLength(1);
    expect(() => (stack.node.root as never as { synth(): unknown }).synth()).not.toThrow();
    expect(findingsOf(stack)).toEqual([DELETED]);
  });
});

describe('a membership', () => {
  test('is reported if a resource of it is retained, and it is not', () => {
    const roomWith = (stack: Stack, policy?: RemovalPolicy) => {
      const own = memberIn(stack, AN_ID);
      associationIn(stack, tableIn(stack), own.attrMembershipIdentifier).applyRemovalPolicy(RemovalPolicy.RETAIN);
      if (policy) {
        own.applyRemovalPolicy(policy);
      }
    };

    expect(findingsOn((stack) => roomWith(stack))).toEqual(['warning MembershipOutlivesStack Publisher/Membership']);
    expect(findingsOn((stack) => roomWith(stack, RemovalPolicy.RETAIN))).toEqual([]);
  });

  test('of the library is retained', () => {
    expect(
      findingsOn((stack) => {
        const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);
        new Membership(stack, 'Membership', { collaboration });
        Membership.fromMembershipAttributes(stack, 'Imported', { membershipId: AN_ID, collaboration });
      }),
    ).toEqual([]);
  });
});

describe('a privacy budget', () => {
  const RESET = 'warning PrivacyBudgetIsKept Publisher/Budget';

  /** A room of L1s, whose membership is retained, with a budget. */
  function budgetOf(stack: Stack): CfnPrivacyBudgetTemplate {
    const own = memberIn(stack, AN_ID);
    own.applyRemovalPolicy(RemovalPolicy.RETAIN);
    associationIn(stack, protectedTableIn(stack), own.attrMembershipIdentifier);
    return budgetIn(stack, own.attrMembershipIdentifier);
  }

  test('is reported if it is deleted, and its membership is retained', () => {
    expect(findingsOn((stack) => budgetOf(stack))).toEqual([RESET]);
    expect(findingsOn((stack) => budgetOf(stack).applyRemovalPolicy(RemovalPolicy.DESTROY))).toEqual([RESET]);
    expect(findingsOn((stack) => budgetOf(stack).addOverride('DeletionPolicy', 'Delete'))).toEqual([RESET]);
  });

  test('is reported if it is deleted when it is replaced, however that is stated', () => {
    expect(
      findingsOn((stack) =>
        budgetOf(stack).applyRemovalPolicy(RemovalPolicy.RETAIN, { applyToUpdateReplacePolicy: false }),
      ),
    ).toEqual([RESET]);
    expect(
      findingsOn((stack) => {
        const budget = budgetOf(stack);
        budget.applyRemovalPolicy(RemovalPolicy.RETAIN);
        budget.addOverride('UpdateReplacePolicy', 'Delete');
      }),
    ).toEqual([RESET]);
  });

  test('is not if it is retained', () => {
    const { RETAIN, RETAIN_ON_UPDATE_OR_DELETE } = RemovalPolicy;
    for (const policy of [RETAIN, RETAIN_ON_UPDATE_OR_DELETE]) {
      expect(findingsOn((stack) => budgetOf(stack).applyRemovalPolicy(policy))).toEqual([]);
    }
    expect(
      findingsOn((stack) => {
        const budget = budgetOf(stack);
        budget.addOverride('DeletionPolicy', 'RetainExceptOnCreate');
        budget.addOverride('UpdateReplacePolicy', 'Retain');
      }),
    ).toEqual([]);
  });

  /** A room of constructs of the library, whose membership is the user's. */
  function noiseIn(stack: Stack, membershipIn: (stack: Stack) => IMembership): PrivacyBudgetTemplate {
    return membershipIn(stack).addPrivacyBudget(
      'Budget',
      PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
    );
  }

  test.each<readonly [string, (stack: Stack) => IMembership]>([
    ['is retained', (stack) => new Membership(stack, 'Membership', { collaboration: importedIn(stack) })],
    ['is imported', (stack) => Membership.fromMembershipId(stack, 'Membership', AN_ID)],
  ])('of the library is reported only if the user deletes it: the membership %s', (_, membershipIn) => {
    expect(findingsOn((stack) => noiseIn(stack, membershipIn))).toEqual([]);
    expect(findingsOn((stack) => noiseIn(stack, membershipIn).applyRemovalPolicy(RemovalPolicy.DESTROY))).toEqual([
      'warning PrivacyBudgetIsKept Publisher/Membership/Budget',
    ]);
  });

  test('of the library follows a membership that is deleted, which is reported once', () => {
    expect(
      findingsOn((stack) => {
        const collaboration = importedIn(stack);
        noiseIn(stack, () => new Membership(stack, 'M', { collaboration, removalPolicy: RemovalPolicy.DESTROY }));
      }),
    ).toEqual(['warning MembershipOutlivesStack Publisher/M']);
  });

  test('is reported with its membership if an aspect deletes everything', () => {
    expect(
      findingsOn((stack) => {
        budgetOf(stack).applyRemovalPolicy(RemovalPolicy.RETAIN);
        RemovalPolicies.of(stack).destroy();
        (stack.node.root as App).synth();
      }),
    ).toEqual(['warning MembershipOutlivesStack Publisher/Membership']);
  });
});

function importedIn(stack: Stack): ICollaboration {
  return Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);
}

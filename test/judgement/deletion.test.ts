import { Aspects, RemovalPolicies, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { Collaboration, Membership } from '../../src';
import { associationIn, memberIn, publisher, roomOf, tableIn } from '../support/l1-rooms';
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

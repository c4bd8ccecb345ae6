import { Mixins } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { JobLogging, Membership, QueryLogging } from '../../src';
import { memberOf, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { collaborationOf } from '../support/two-companies';

const UNLOGGED = { queryLogStatus: 'DISABLED', jobLogStatus: 'DISABLED' };
const TYPES = ['AWS::CleanRooms::Collaboration', 'AWS::CleanRooms::Membership'];

describe.each([
  { mixin: new QueryLogging(), property: 'QueryLogStatus', other: 'JobLogStatus' },
  { mixin: new JobLogging(), property: 'JobLogStatus', other: 'QueryLogStatus' },
])('the mixin for $property', ({ mixin, property, other }) => {
  test('enables one log of L1s, and no other', () => {
    const stack = publisher();
    const room = roomOf(stack, UNLOGGED);
    const membership = memberOf(room, UNLOGGED);

    room.with(mixin);
    membership.with(mixin);

    const template = Template.fromStack(stack);
    for (const type of TYPES) {
      template.allResourcesProperties(type, { [property]: 'ENABLED', [other]: 'DISABLED' });
    }
  });

  test('enables the log of all in a scope, L1s and constructs of this library', () => {
    const stack = publisher();
    memberOf(roomOf(stack, UNLOGGED, 'Plain'), UNLOGGED);
    const collaboration = collaborationOf(stack, { queryLogging: false, jobLogging: false });
    new Membership(stack, 'Member', { collaboration, queryLogging: false, jobLogging: false });

    Mixins.of(stack).apply(mixin);

    const template = Template.fromStack(stack);
    for (const type of TYPES) {
      template.resourceCountIs(type, 2);
      template.allResourcesProperties(type, { [property]: 'ENABLED' });
    }
  });

  test('leaves other resources as they are', () => {
    const table = tableIn(publisher());

    expect(mixin.supports(table)).toBe(false);
    expect(() => mixin.applyTo(table)).not.toThrow();
  });
});

test('the rules find nothing to log any more', () => {
  const stack = publisher();
  memberOf(roomOf(stack, { queryLogStatus: 'DISABLED' }), { queryLogStatus: 'DISABLED' });
  const before = findingsOf(stack).filter((finding) => finding.includes('Log'));

  Mixins.of(stack).apply(new QueryLogging());

  expect(before).toEqual(['warning AnalysesAreLogged Publisher/Ads']);
  expect(findingsOf(stack).filter((finding) => finding.includes('Log'))).toEqual([]);
});

import { Mixins } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { AnalysisMetrics, Membership, MembershipMetrics } from '../../src';
import { memberOf, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { collaborationOf } from '../support/two-companies';

const TYPES = ['AWS::CleanRooms::Collaboration', 'AWS::CleanRooms::Membership'];

/** A room of L1s whose creator runs queries and pays for them, so that metrics are available to it. */
function ownRoom(props: { readonly isMetricsEnabled?: boolean } = {}) {
  const stack = publisher();
  const room = roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'], members: [], ...props });
  return { stack, room, membership: memberOf(room, props) };
}

describe('the mixin for metrics', () => {
  test('turns on the metrics of L1s, also where they are off', () => {
    for (const props of [{}, { isMetricsEnabled: false }]) {
      const { stack, room, membership } = ownRoom(props);

      room.with(new AnalysisMetrics());
      membership.with(new AnalysisMetrics());

      for (const type of TYPES) {
        Template.fromStack(stack).allResourcesProperties(type, { IsMetricsEnabled: true });
      }
    }
  });

  test('turns on the metrics of constructs of this library', () => {
    const stack = publisher();
    new Membership(stack, 'Member', { collaboration: collaborationOf(stack) });

    Mixins.of(stack).apply(new AnalysisMetrics());

    for (const type of TYPES) {
      Template.fromStack(stack).allResourcesProperties(type, { IsMetricsEnabled: true });
    }
  });

  test('leaves other resources as they are', () => {
    const table = tableIn(publisher());

    expect(new AnalysisMetrics().supports(table)).toBe(false);
    expect(() => new AnalysisMetrics().applyTo(table)).not.toThrow();
  });

  test('gives an L1 the metrics that its facade has', () => {
    const { stack, membership } = ownRoom();
    Mixins.of(stack).apply(new AnalysisMetrics());

    expect(findingsOf(stack).filter((finding) => finding.includes('Metrics'))).toEqual([]);
    expect(MembershipMetrics.fromMembership(membership).metricAnalysesCount().metricName).toBe('AnalysesCount');
  });

  test.each([
    ['the collaboration alone is left out', 'error MetricsAreAvailable Publisher/AdsMembership', true],
    ['the member neither runs queries nor pays', 'warning MetricsAreAvailable Publisher/AdsMembership', false],
  ])('is reported if %s', (_, finding, isOwn) => {
    const stack = publisher();
    const membership = isOwn ? ownRoom() : { membership: memberOf(roomOf(stack, { isMetricsEnabled: true })), stack };

    membership.membership.with(new AnalysisMetrics());

    expect(findingsOf(membership.stack).filter((one) => one.includes('Metrics'))).toEqual([finding]);
  });
});

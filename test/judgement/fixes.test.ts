import type { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { associationOf, memberOf, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';

function findingsOn(build: (stack: Stack) => void) {
  const stack = publisher();
  build(stack);
  return findingsOf(stack);
}

/** A data owner, and what it and the collaboration log. */
function logging(room: string, member: string) {
  return findingsOn((stack) => {
    const ads = roomOf(stack, { queryLogStatus: room });
    associationOf(tableIn(stack), memberOf(ads, { queryLogStatus: member }));
  });
}

describe('the logs of queries', () => {
  test('are one finding wherever they are turned off', () => {
    expect(logging('DISABLED', 'DISABLED')).toEqual(['warning AnalysesAreLogged Publisher/Ads']);
    expect(logging('DISABLED', 'ENABLED')).toEqual(['warning QueryLogFollowsCollaboration Publisher/AdsMembership']);
    expect(logging('ENABLED', 'DISABLED')).toEqual(['warning DataOwnerLogsQueries Publisher/AdsMembership']);
  });

  test('are none where they are turned on', () => {
    expect(logging('ENABLED', 'ENABLED')).toEqual([]);
  });
});

describe('metrics', () => {
  /** The publisher, who neither runs analyses nor pays for them, and what it and the collaboration turn on. */
  const measured = (room: boolean | undefined, member: boolean) =>
    findingsOn((stack) => void memberOf(roomOf(stack, { isMetricsEnabled: room }), { isMetricsEnabled: member }));

  test('are one finding where a member cannot have them', () => {
    expect(measured(undefined, true)).toEqual(['error MetricsAreAvailable Publisher/AdsMembership']);
    expect(measured(true, true)).toEqual(['warning MetricsAreAvailable Publisher/AdsMembership']);
  });

  test('are none without those of the member', () => {
    expect(measured(true, false)).toEqual([]);
    expect(measured(undefined, false)).toEqual([]);
  });
});

import { Token } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { ADVERTISER, learned, PUBLISHER, TestRoom } from './room';

const account = Token.asString({ Ref: 'Account' });

function roomWith(displayName: string): TestRoom {
  const memberAbilities = ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'];
  const room = new TestRoom({ members: [{ accountId: account, displayName, memberAbilities }] });
  room.table('publisher', 'imp', { allowedAnalyses: [room.template('t', 'SELECT uid FROM imp').attrArn] });
  return room;
}

describe('a member whose account is not known', () => {
  test('can be the one whose membership is in the app, and receives what that one receives', () => {
    const report = roomWith('Partner').report();

    expect(learned(report, 'Partner')).toEqual(['imp.uid CLEAR']);
    expect(learned(report, ADVERTISER)).toEqual(['imp.uid CLEAR']);
  });

  test('is not the owner of a table whose account it has as its name', () => {
    const report = roomWith(PUBLISHER).report();

    expect(report.flows.map(({ receiver }) => receiver)).toContain(`${PUBLISHER} (2)`);
    expect(new Set(report.members.map(({ id }) => id)).size).toBe(report.members.length);
  });
});

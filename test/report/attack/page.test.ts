import { Token } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../src/report/page/page';
import { ADVERTISER, TestRoom } from './room';

const THRESHOLD = {
  aggregationThresholds: [
    {
      identityColumns: ['uid'],
      minimumIdentityCount: 100,
      type: 'COUNT_DISTINCT',
      allowedAggregateExpressionType: 'COLUMNS_ONLY',
    },
  ],
};

describe('values in clear beside a smallest group', () => {
  test('are not called the names of groups if they are values of rows', () => {
    const room = new TestRoom();
    const { attrArn } = room.template('t', 'SELECT city, MAX(salary) AS most, COUNT(uid) AS n FROM imp GROUP BY city');
    room.table('publisher', 'imp', { allowedAnalyses: [attrArn], ...THRESHOLD });

    const page = pageOf(room.report());

    expect(page).toContain('**in clear**, in rows about groups of a minimum size');
    expect(page).not.toContain('the name of a group');
    expect(page).not.toContain('the names of groups');
  });

  test('are not called the names of groups for queries that members write', () => {
    const room = new TestRoom();
    const rule = { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [ADVERTISER], ...THRESHOLD };
    room.table('publisher', 'imp', rule);

    expect(pageOf(room.report())).not.toMatch(/the names? of (a group|groups)/);
  });
});

describe('who can add members', () => {
  const answer = (autoApprovedChangeTypes: string[]) => {
    const page = pageOf(new TestRoom({ autoApprovedChangeTypes }).report());
    return page.split('\n').find((line) => line.includes('Who can add members'));
  };

  test.each([[['ADD_MEMBER']], [Token.asList({ Ref: 'Changes' })]])(
    'is not said to need the approval of all: %s',
    (changes) => {
      expect(answer(changes)).toContain('unless its kind needs none');
    },
  );

  test('needs the approval of all without automatic approvals', () => {
    expect(answer([])).toContain('which all members approve');
  });
});

test('it is not known whether errors of a template of another app have details', () => {
  const room = new TestRoom();
  const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/m/analysistemplate/t`;
  room.table('publisher', 'imp', { allowedAnalyses: [arn] });

  expect(pageOf(room.report())).toContain('Do errors have details? | the collaboration | **not known**');
});

test('what protects results of queries is not said to protect those of jobs', () => {
  const room = new TestRoom({
    members: [{ accountId: ADVERTISER, displayName: 'A', memberAbilities: ['CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'] }],
  });
  const rule = { allowedAnalyses: ['ANY_JOB'], allowedAnalysisProviders: [ADVERTISER], ...THRESHOLD };
  room.table('publisher', 'imp', { ...rule, disallowedOutputColumns: ['uid'] }, { analysisMethod: 'DIRECT_JOB' });

  const page = pageOf(room.report());

  expect(page).toContain(' is not in results of queries');
  expect(page).toContain('results of queries do not contain them');
});

import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../src/report/page/page';
import { ADVERTISER, learned, PUBLISHER, TestRoom } from './room';

describe('how many rows a table has', () => {
  test.each([
    'SELECT COUNT(*) AS n FROM imp',
    'SELECT 1 AS one FROM imp',
    'SELECT 1 AS one WHERE (SELECT COUNT(*) FROM imp) > :n',
  ])('is learned from %s', (sql) => {
    const room = new TestRoom();
    room.table('publisher', 'imp', { allowedAnalyses: [room.template('t', sql).attrArn] });

    const report = room.report();

    expect(learned(report)).toEqual(['imp.count(*) AGGREGATED']);
    expect(pageOf(report)).toContain('| the number of rows | **counted**');
  });

  test('is not listed beside what is learned of its columns', () => {
    const room = new TestRoom();
    const { attrArn } = room.template('t', 'SELECT COUNT(*) AS n FROM imp WHERE city = :city');
    room.table('publisher', 'imp', { allowedAnalyses: [attrArn] });

    expect(learned(room.report())).toEqual(['imp.city FILTER_FREE']);
  });

  test('has noise under differential privacy', () => {
    const room = new TestRoom();
    const { attrArn } = room.template('t', 'SELECT COUNT(*) AS n FROM imp');
    const differentialPrivacy = { columns: [{ name: 'uid' }] };
    room.table('publisher', 'imp', { allowedAnalyses: [attrArn], differentialPrivacy });

    expect(learned(room.report())).toEqual(['imp.count(*) AGGREGATED_NOISY']);
  });

  test('shows of an intermediate table what decides about its rows', () => {
    const room = new TestRoom();
    room.table('publisher', 'imp', { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [ADVERTISER] });
    const custom = {
      allowedAnalyses: [room.template('t', 'SELECT COUNT(*) AS n FROM cities').attrArn],
      allowedResultReceivers: [PUBLISHER, ADVERTISER],
    };
    new CfnIntermediateTable(room.advertiser, 'Cities', {
      name: 'cities',
      membershipIdentifier: room.memberships.advertiser.attrMembershipIdentifier,
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT uid FROM imp WHERE city = 3' } },
      analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom } } }],
    });

    const { flows } = room.report();

    const through = (name: string) =>
      flows.flatMap(({ column, uses }) =>
        uses
          .filter((use) => 'name' in use.through && use.through.name === name)
          .map(({ level }) => `${column} ${level}`),
      );
    expect(through('cities')).toContain('city FILTER_FIXED');
    expect(through('cities')).not.toContain('uid AGGREGATED');
  });
});

import { CfnCondition, CfnParameter, type CfnResource, Fn, Token } from 'aws-cdk-lib';
import { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../src/report/page/page';
import { ADVERTISER, PUBLISHER, TestRoom } from './room';

const UNDER_PRIVACY = { differentialPrivacy: { columns: [{ name: 'uid' }] } };

function withBudget(room: TestRoom): TestRoom {
  new CfnPrivacyBudgetTemplate(room.publisher, 'Budget', {
    membershipIdentifier: room.memberships.publisher.attrMembershipIdentifier,
    autoRefresh: 'NONE',
    privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    parameters: { epsilon: 3, usersNoisePerQuery: 30 },
  });
  return room;
}

describe('a privacy budget', () => {
  test('does not limit analyses of tables without differential privacy', () => {
    const room = withBudget(new TestRoom());
    const [noisy, plain] = [
      room.template('noisy', 'SELECT COUNT(DISTINCT uid) AS n FROM imp'),
      room.template('plain', 'SELECT uid FROM other'),
    ];
    room.table('publisher', 'imp', { allowedAnalyses: [noisy.attrArn], ...UNDER_PRIVACY });
    room.table('publisher', 'other', { allowedAnalyses: [plain.attrArn] });

    const report = room.report();

    const runs = report.unrestricted.filter(({ kind }) => kind === 'REPEATED_RUNS');
    expect(runs.map(({ values }) => values)).toEqual([
      { members: [ADVERTISER], analyses: ['noisy'], budgets: [PUBLISHER] },
      { members: [ADVERTISER], analyses: ['plain'] },
    ]);
    expect(pageOf(report)).toContain('Answers from `imp` of Publisher have noise');
  });

  test('makes no noise in tables without differential privacy', () => {
    const room = withBudget(new TestRoom());
    room.table('publisher', 'imp', { allowedAnalyses: [room.template('t', 'SELECT uid FROM imp').attrArn] });

    const report = room.report();

    expect(pageOf(report)).not.toContain('have noise');
    expect(report.unrestricted[0]?.values).toEqual({ members: [ADVERTISER], analyses: ['t'] });
  });

  test.each([
    ['is not known if its condition is another one than that of a table', false],
    ['is known if it has the condition of the tables', true],
  ])('%s', (_, isSame) => {
    const room = withBudget(new TestRoom());
    const { attrArn } = room.template('t', 'SELECT COUNT(DISTINCT uid) AS n FROM imp');
    const { association } = room.table('publisher', 'imp', { allowedAnalyses: [attrArn], ...UNDER_PRIVACY });
    const condition = new CfnCondition(room.publisher, 'Protected', {
      expression: Fn.conditionEquals(new CfnParameter(room.publisher, 'Stage').valueAsString, 'prod'),
    });
    for (const one of [room.publisher.node.findChild('Budget') as CfnResource, ...(isSame ? [association] : [])]) {
      one.cfnOptions.condition = condition;
    }

    const report = room.report();

    const epsilon = report.controls.find(({ kind }) => kind === 'EPSILON');
    expect(epsilon?.value).toBe(isSame ? 3 : null);
    const what = 'whether the privacy budget is deployed, which depends on a condition';
    expect(report.unknown.some((one) => one.what === what)).toBe(!isSame);
  });

  test('that is not known limits nothing', () => {
    const room = new TestRoom();
    room.table('publisher', 'imp', { allowedAnalyses: [room.template('t', 'SELECT uid FROM imp').attrArn] });
    new CfnPrivacyBudgetTemplate(room.publisher, 'Budget', {
      membershipIdentifier: room.memberships.publisher.attrMembershipIdentifier,
      autoRefresh: 'NONE',
      privacyBudgetType: Token.asString({ Ref: 'Kind' }),
      parameters: {},
    });

    expect(room.report().unrestricted[0]?.values).toEqual({ members: [ADVERTISER], analyses: ['t'] });
  });
});

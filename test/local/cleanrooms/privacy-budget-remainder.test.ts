import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import {
  associate,
  CREATOR,
  call,
  join,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  refusal,
  STRANGER,
} from './clean-room';

describe('ListCollaborationPrivacyBudgets', () => {
  let service: CleanRoomsService;
  let collaborationIdentifier: string;
  let tables: readonly string[];

  const budgets = (privacyBudgetType: string, more: object = {}, caller = PARTNER) =>
    call(service, caller, 'ListCollaborationPrivacyBudgets', { collaborationIdentifier, privacyBudgetType, ...more })
      .collaborationPrivacyBudgetSummaries;

  beforeEach(() => {
    service = newService();
    const collaboration = newCollaboration(service);
    collaborationIdentifier = collaboration.id;
    const membership = join(service, CREATOR, collaboration);
    const create = (privacyBudgetType: string, parameters: object) =>
      call(service, CREATOR, 'CreatePrivacyBudgetTemplate', {
        membershipIdentifier: membership.id,
        privacyBudgetType,
        autoRefresh: 'NONE',
        parameters,
      });
    create('DIFFERENTIAL_PRIVACY', { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } });
    tables = ['sales', 'views'].map(
      (name) => associate(service, CREATOR, membership, newTable(service, CREATOR), name).arn,
    );
    const budgetParameters = [
      { type: 'CALENDAR_DAY', budget: 20, autoRefresh: 'ENABLED' },
      { type: 'LIFETIME', budget: 30 },
    ];
    for (const resourceArn of tables) {
      create('ACCESS_BUDGET', { accessBudget: { resourceArn, budgetParameters } });
    }
    join(service, PARTNER, collaboration);
  });

  test('shows to every member what is left of each aggregation', () => {
    service.spent = () => 10;

    const [{ creatorAccountId, budget }, ...others] = budgets('DIFFERENTIAL_PRIVACY');

    expect([creatorAccountId, others]).toEqual([CREATOR.account, []]);
    expect(budget.differentialPrivacy.epsilon).toBe(3);
    expect(budget.differentialPrivacy.aggregations).toEqual([
      { type: 'AVG', maxCount: 9, remainingCount: 0 },
      { type: 'COUNT', maxCount: 18, remainingCount: 8 },
      { type: 'COUNT_DISTINCT', maxCount: 18, remainingCount: 8 },
      { type: 'STDDEV', maxCount: 9, remainingCount: 0 },
      { type: 'SUM', maxCount: 18, remainingCount: 8 },
    ]);
  });

  test('shows what is left of each limit of accesses, and the lower number', () => {
    service.spent = () => 15;

    const [first, second] = budgets('ACCESS_BUDGET');

    expect([first, second].map(({ budget }) => budget.accessBudget.resourceArn)).toEqual(tables);
    expect(first.budget.accessBudget).toMatchObject({
      aggregateRemainingBudget: 5,
      details: [
        { budgetType: 'CALENDAR_DAY', budget: 20, remainingBudget: 5, autoRefresh: 'ENABLED' },
        { budgetType: 'LIFETIME', budget: 30, remainingBudget: 15 },
      ],
    });
  });

  test('shows the budget of one table, in pages', () => {
    const [, table] = tables;

    const [own, ...others] = budgets('ACCESS_BUDGET', { accessBudgetResourceArn: table });
    const page = call(service, PARTNER, 'ListCollaborationPrivacyBudgets', {
      collaborationIdentifier,
      privacyBudgetType: 'ACCESS_BUDGET',
      maxResults: 1,
    });

    expect([own.budget.accessBudget.resourceArn, others]).toEqual([table, []]);
    expect(page.nextToken).toBeTypeOf('string');
    expect(budgets('ACCESS_BUDGET', { nextToken: page.nextToken })).toHaveLength(1);
  });

  test('is refused to others, and to a member that has not joined', () => {
    expect(refusal(() => budgets('ACCESS_BUDGET', {}, STRANGER))).toMatch(/^AccessDenied/);

    const invited = newCollaboration(service);
    const input = { collaborationIdentifier: invited.id, privacyBudgetType: 'ACCESS_BUDGET' };
    expect(refusal(() => call(service, PARTNER, 'ListCollaborationPrivacyBudgets', input))).toMatch(/^AccessDenied/);
  });
});

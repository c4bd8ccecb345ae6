import { requireActiveMember, requireCollaboration } from './access';
import { type PageInput, pageOf } from './pages';
import { aggregationsOf } from './privacy-impact';
import type { BudgetRecord, BudgetType } from './records';
import type { Caller, Operation, World } from './world';

interface ListInput extends PageInput {
  readonly collaborationIdentifier: string;
  readonly privacyBudgetType: BudgetType;
  readonly accessBudgetResourceArn?: string;
}

function listCollaborationPrivacyBudgets(world: World, caller: Caller, input: ListInput) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  requireActiveMember(collaboration, caller);
  const { privacyBudgetType, accessBudgetResourceArn: arn } = input;
  const listed = [...world.budgets.values()].filter(
    (budget) =>
      budget.membership.collaboration === collaboration &&
      budget.privacyBudgetType === privacyBudgetType &&
      (arn === undefined || budget.parameters.accessBudget?.resourceArn === arn),
  );
  const { items, nextToken } = pageOf(listed, input, world.policy);
  const summaries = items.map((budget) => summaryOf(world, budget));
  return { collaborationPrivacyBudgetSummaries: summaries, ...(nextToken === undefined ? {} : { nextToken }) };
}

function summaryOf(world: World, budget: BudgetRecord) {
  const { collaboration } = budget.membership;
  return {
    id: budget.id,
    privacyBudgetTemplateId: budget.id,
    privacyBudgetTemplateArn: budget.arn,
    collaborationId: collaboration.id,
    collaborationArn: collaboration.arn,
    creatorAccountId: budget.membership.account,
    type: budget.privacyBudgetType,
    createTime: budget.createTime,
    updateTime: budget.updateTime,
    budget: remainderOf(budget, world.policy.spent(budget)),
  };
}

/** What remains after as many aggregations of each type, or accesses. */
function remainderOf({ parameters, createTime }: BudgetRecord, spent: number) {
  const rest = (max: number) => Math.max(0, max - spent);
  const { differentialPrivacy, accessBudget } = parameters;
  if (accessBudget !== undefined) {
    const details = accessBudget.budgetParameters.map(({ type, budget, autoRefresh }) => ({
      startTime: createTime,
      remainingBudget: rest(budget),
      budget,
      budgetType: type,
      ...(autoRefresh === undefined ? {} : { autoRefresh }),
    }));
    const aggregateRemainingBudget = Math.min(...details.map(({ remainingBudget }) => remainingBudget));
    return { accessBudget: { resourceArn: accessBudget.resourceArn, details, aggregateRemainingBudget } };
  }
  const { epsilon = 0, usersNoisePerQuery = 0 } = differentialPrivacy ?? {};
  const aggregations = aggregationsOf(epsilon, usersNoisePerQuery).map(({ type, maxCount }) => ({
    type,
    maxCount,
    remainingCount: rest(maxCount),
  }));
  return { differentialPrivacy: { epsilon, aggregations } };
}

export const REMAINDER_OPERATIONS: { readonly [name: string]: Operation } = {
  ListCollaborationPrivacyBudgets: listCollaborationPrivacyBudgets,
};

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { type BudgetSummary, ListCollaborationPrivacyBudgets } from '../service/operations/privacy';
import { CONTRACT, type RemainingProperties } from './contract';
import { accepted, decide } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<RemainingProperties>, client: ServiceClient): Promise<BudgetSummary[]> {
  const { collaborationId, budgetType, resourceArn } = properties;
  const input = {
    collaborationIdentifier: collaborationId,
    privacyBudgetType: budgetType,
    accessBudgetResourceArn: resourceArn,
  };
  const budgets = await client.list(
    ListCollaborationPrivacyBudgets,
    input,
    (page) => page.collaborationPrivacyBudgetSummaries,
  );
  return budgets.filter(({ budget }) => resourceArn === undefined || budget.accessBudget?.resourceArn === resourceArn);
}

import { requireActiveMembership, requireMembership } from './access';
import { conflict, invalid, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type { BudgetParameters, BudgetRecord, BudgetType, Entity, MembershipRecord } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly privacyBudgetType: BudgetType;
  readonly autoRefresh?: string;
  readonly parameters: BudgetParameters;
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
  readonly privacyBudgetTemplateIdentifier: string;
}

function requireBudget(world: World, caller: Caller, target: Target): BudgetRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const budget = world.budgets.get(target.privacyBudgetTemplateIdentifier);
  if (budget?.membership !== membership) {
    // The model's list of resource types has none for budgets.
    throw notFound('MEMBERSHIP', target.privacyBudgetTemplateIdentifier, 'privacy budget template');
  }
  return budget;
}

function summaryOf(budget: BudgetRecord) {
  return {
    id: budget.id,
    arn: budget.arn,
    membershipId: budget.membership.id,
    membershipArn: budget.membership.arn,
    collaborationId: budget.membership.collaboration.id,
    collaborationArn: budget.membership.collaboration.arn,
    createTime: budget.createTime,
    updateTime: budget.updateTime,
    privacyBudgetType: budget.privacyBudgetType,
  };
}

function answer(budget: BudgetRecord) {
  return {
    privacyBudgetTemplate: { ...summaryOf(budget), autoRefresh: budget.autoRefresh, parameters: budget.parameters },
  };
}

function createPrivacyBudgetTemplate(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  requireParametersOfType(input.privacyBudgetType, input.parameters);
  const resourceArn = input.parameters.accessBudget?.resourceArn;
  if (resourceArn !== undefined) {
    requireOwnResource(world, membership, resourceArn);
  }
  for (const other of world.budgets.values()) {
    const same = other.parameters.accessBudget?.resourceArn === resourceArn;
    if (other.membership.collaboration === membership.collaboration && same) {
      const message = resourceArn === undefined ? 'the collaboration' : resourceArn;
      throw conflict('ALREADY_EXISTS', 'MEMBERSHIP', other.membership.id, `${message} already has a privacy budget`);
    }
  }
  const budget: BudgetRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/privacybudgettemplate`, input.tags),
    membership,
    privacyBudgetType: input.privacyBudgetType,
    autoRefresh: input.autoRefresh ?? 'NONE',
    parameters: input.parameters,
  };
  world.budgets.set(budget.id, budget);
  return answer(budget);
}

function requireParametersOfType(type: BudgetType, parameters: BudgetParameters): void {
  const needed = type === 'ACCESS_BUDGET' ? 'accessBudget' : 'differentialPrivacy';
  if (parameters[needed] === undefined) {
    throw invalid(`a budget of type ${type} needs parameters.${needed}`);
  }
}

/** An access budget limits a table or an intermediate table that this member has brought into the collaboration. */
function requireOwnResource(world: World, membership: MembershipRecord, arn: string): void {
  const id = arn.split('/').at(-1) ?? '';
  const resource = world.associations.get(id) ?? world.intermediateTables.get(id);
  if (resource?.arn !== arn || resource.membership !== membership) {
    throw notFound('CONFIGURED_TABLE_ASSOCIATION', arn, 'budgeted resource');
  }
}

function getPrivacyBudgetTemplate(world: World, caller: Caller, input: Target) {
  return answer(requireBudget(world, caller, input));
}

function updatePrivacyBudgetTemplate(
  world: World,
  caller: Caller,
  input: Target & { readonly privacyBudgetType: BudgetType; readonly parameters?: BudgetParameters },
) {
  const budget = requireBudget(world, caller, input);
  if (input.privacyBudgetType !== budget.privacyBudgetType) {
    throw invalid(`the privacy budget template is of type ${budget.privacyBudgetType}`);
  }
  if (input.parameters !== undefined) {
    requireParametersOfType(budget.privacyBudgetType, input.parameters);
    const { differentialPrivacy, accessBudget } = budget.parameters;
    budget.parameters =
      budget.privacyBudgetType === 'ACCESS_BUDGET'
        ? { accessBudget: { ...accessBudget, budgetParameters: [], ...input.parameters.accessBudget } }
        : { differentialPrivacy: { ...differentialPrivacy, ...input.parameters.differentialPrivacy } };
  }
  budget.updateTime = world.now();
  return answer(budget);
}

function deletePrivacyBudgetTemplate(world: World, caller: Caller, input: Target) {
  world.budgets.delete(requireBudget(world, caller, input).id);
  return {};
}

function listPrivacyBudgetTemplates(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.budgets.values()].filter((budget) => budget.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({ privacyBudgetTemplateSummaries: page.items.map(summaryOf), nextToken: page.nextToken });
}

export const BUDGET_OPERATIONS: { readonly [name: string]: Operation } = {
  CreatePrivacyBudgetTemplate: createPrivacyBudgetTemplate,
  GetPrivacyBudgetTemplate: getPrivacyBudgetTemplate,
  UpdatePrivacyBudgetTemplate: updatePrivacyBudgetTemplate,
  DeletePrivacyBudgetTemplate: deletePrivacyBudgetTemplate,
  ListPrivacyBudgetTemplates: listPrivacyBudgetTemplates,
};

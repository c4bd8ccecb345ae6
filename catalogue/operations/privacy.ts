import type { OperationGroup } from './coverage';

export const PRIVACY: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Privacy budgets',
  rows: [
    {
      operation: 'CreatePrivacyBudgetTemplate',
      status: 'construct',
      constructs: ['PrivacyBudgetTemplate'],
      method: 'Membership.addPrivacyBudget',
    },
    { operation: 'GetPrivacyBudgetTemplate', status: 'construct', constructs: ['PrivacyBudgetTemplate'] },
    { operation: 'UpdatePrivacyBudgetTemplate', status: 'construct', constructs: ['PrivacyBudgetTemplate'] },
    { operation: 'DeletePrivacyBudgetTemplate', status: 'construct', constructs: ['PrivacyBudgetTemplate'] },
    { operation: 'ListPrivacyBudgetTemplates', status: 'not infrastructure', reason: 'lookup' },
    { operation: 'GetCollaborationPrivacyBudgetTemplate', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'ListCollaborationPrivacyBudgetTemplates', status: 'not infrastructure', reason: 'shared view' },
    {
      operation: 'ListPrivacyBudgets',
      status: 'grant',
      method: 'MembershipGrants.readPrivacyBudgets',
      note: 'Returns the rest of each budget, about which there is no event and no metric.',
    },
    {
      operation: 'ListCollaborationPrivacyBudgets',
      status: 'custom resource',
      calledBy: ['BudgetRemaining'],
      method: 'MembershipGrants.readPrivacyBudgets',
      note: 'Returns the rest of each budget, about which there is no event and no metric.',
    },
    {
      operation: 'PreviewPrivacyImpact',
      status: 'custom resource',
      calledBy: ['PrivacyImpact'],
      note: 'Shows what epsilon and noise allow before a budget is created.',
    },
  ],
};

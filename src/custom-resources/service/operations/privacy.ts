import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { InCollaboration } from './collaborations';
import type { Page } from './page';

/** How many aggregations of a type a budget allows. */
export interface AggregationPreview {
  /** A later version of the service can have others than this library knows. */
  readonly type: string;
  readonly maxCount: number;
}

export const PreviewPrivacyImpact: Operation<
  {
    readonly membershipIdentifier: string;
    readonly parameters: {
      readonly differentialPrivacy: { readonly epsilon: number; readonly usersNoisePerQuery: number };
    };
  },
  { privacyImpact: { readonly differentialPrivacy: { readonly aggregations: readonly AggregationPreview[] } } }
> = {
  service: CLEAN_ROOMS,
  name: 'PreviewPrivacyImpact',
  method: 'POST',
  path: '/memberships/{membershipIdentifier}/previewprivacyimpact',
  body: ['parameters'],
  // It only computes.
  repeatable: true,
  reads: ['type', 'maxCount'].map((member) => `privacyImpact.differentialPrivacy.aggregations[].${member}`),
};

/** A privacy budget of any member, as the members of its collaboration see it. */
export interface BudgetSummary {
  readonly creatorAccountId: string;
  readonly budget: {
    readonly differentialPrivacy?: { readonly aggregations: readonly AggregationRemainder[] };
    readonly accessBudget?: { readonly resourceArn: string; readonly details: readonly AccessRemainder[] };
  };
}

export interface AggregationRemainder extends AggregationPreview {
  readonly remainingCount: number;
}

/** What remains of one limit: of a period, or in total. */
export interface AccessRemainder {
  readonly budget: number;
  readonly remainingBudget: number;
}

export const ListCollaborationPrivacyBudgets: Operation<
  InCollaboration & Page & { readonly privacyBudgetType: string; readonly accessBudgetResourceArn: string | undefined },
  Page & { readonly collaborationPrivacyBudgetSummaries: readonly BudgetSummary[] }
> = {
  service: CLEAN_ROOMS,
  name: 'ListCollaborationPrivacyBudgets',
  method: 'GET',
  path: '/collaborations/{collaborationIdentifier}/privacybudgets',
  query: ['privacyBudgetType', 'accessBudgetResourceArn', 'nextToken'],
  repeatable: true,
  reads: [
    'creatorAccountId',
    'budget',
    ...['type', 'maxCount', 'remainingCount'].map((member) => `budget.differentialPrivacy.aggregations?[].${member}`),
    ...['budget', 'remainingBudget'].map((member) => `budget.accessBudget.details?[].${member}`),
  ].map((member) => `collaborationPrivacyBudgetSummaries[].${member}`),
};

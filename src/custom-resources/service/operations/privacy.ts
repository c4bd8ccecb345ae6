import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';

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

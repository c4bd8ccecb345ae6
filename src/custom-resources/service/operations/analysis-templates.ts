import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';

export interface TemplateValidation {
  readonly type: string;
  readonly status: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE';
  readonly reasons?: readonly { readonly message: string }[];
}

export const GetAnalysisTemplate: Operation<
  { readonly membershipIdentifier: string; readonly analysisTemplateIdentifier: string },
  { analysisTemplate: { readonly validations?: readonly TemplateValidation[] } }
> = {
  service: CLEAN_ROOMS,
  name: 'GetAnalysisTemplate',
  method: 'GET',
  path: '/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}',
  repeatable: true,
  reads: ['analysisTemplate'],
};

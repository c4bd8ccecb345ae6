import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { GetAnalysisTemplate } from '../service/operations/analysis-templates';
import { CONTRACT, type ValidationProperties } from './contract';
import { decide } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<ValidationProperties>, client: ServiceClient) {
  const { analysisTemplate } = await client.call(GetAnalysisTemplate, {
    membershipIdentifier: properties.membershipId,
    analysisTemplateIdentifier: properties.analysisTemplateId,
  });
  return analysisTemplate.validations?.find(({ type }) => type === DIFFERENTIAL_PRIVACY);
}

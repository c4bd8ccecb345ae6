import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import { GetAnalysisTemplate } from '../service/operations/analysis-templates';
import { CONTRACT, type ValidationProperties } from './contract';
import { accepted, decide, type Observed } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<ValidationProperties>, client: ServiceClient): Promise<Observed> {
  const input = {
    membershipIdentifier: properties.membershipId,
    analysisTemplateIdentifier: properties.analysisTemplateId,
  };
  const output = await unlessNotFound(client.call(GetAnalysisTemplate, input));
  const validation = output?.analysisTemplate.validations?.find(({ type }) => type === DIFFERENTIAL_PRIVACY);
  return { exists: output !== undefined, validation };
}

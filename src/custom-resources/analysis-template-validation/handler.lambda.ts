import type { CleanRoomsClient } from '../engine/clean-rooms-client';
import type { Request } from '../engine/event';
import { noStep } from '../engine/kind';
import { lambdaHandler } from '../engine/lambda-handler';
import * as service from '../engine/operations';
import { CONTRACT, type ValidationProperties } from './contract';
import { decide } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  staysOnDelete: true,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<ValidationProperties>, client: CleanRoomsClient) {
  const { membershipId: membershipIdentifier, analysisTemplateId: analysisTemplateIdentifier } = properties;
  const { analysisTemplate } = await client.call(service.GetAnalysisTemplate, {
    membershipIdentifier,
    analysisTemplateIdentifier,
  });
  return analysisTemplate.validations?.find(({ type }) => type === 'DIFFERENTIAL_PRIVACY');
}

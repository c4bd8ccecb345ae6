import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import { PreviewPrivacyImpact } from '../service/operations/privacy';
import { CONTRACT, type ImpactProperties } from './contract';
import { accepted, decide, type Observed } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<ImpactProperties>, client: ServiceClient): Promise<Observed> {
  const { membershipId, epsilon, usersNoisePerQuery } = properties;
  const input = {
    membershipIdentifier: membershipId,
    parameters: { differentialPrivacy: { epsilon, usersNoisePerQuery } },
  };
  const output = await unlessNotFound(client.call(PreviewPrivacyImpact, input));
  return { aggregations: output?.privacyImpact.differentialPrivacy.aggregations };
}

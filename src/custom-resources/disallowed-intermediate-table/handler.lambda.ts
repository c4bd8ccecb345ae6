import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { DisallowIntermediateTable } from '../service/operations/intermediate-tables';
import { CONTRACT, type DisallowedTableProperties } from './contract';
import { accepted, decide, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe: async () => undefined,
  decide,
  act,
});

async function act(
  step: Step,
  { properties }: Request<DisallowedTableProperties>,
  client: ServiceClient,
): Promise<Step> {
  const {
    membershipId: membershipIdentifier,
    intermediateTableName,
    includesDescendants: includeDescendants,
  } = properties;
  await client.call(DisallowIntermediateTable, { membershipIdentifier, intermediateTableName, includeDescendants });
  return step;
}

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import { GetSchema } from '../service/operations/schemas';
import { CONTRACT, type ReadinessProperties } from './contract';
import { accepted, decide, type Observed } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<ReadinessProperties>, client: ServiceClient): Promise<Observed> {
  const input = { collaborationIdentifier: properties.collaborationId, name: properties.tableName };
  const output = await unlessNotFound(client.call(GetSchema, input));
  return { schema: output?.schema };
}

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import {
  GetCollaborationChangeRequest,
  ListCollaborationChangeRequests,
  UpdateCollaborationChangeRequest,
} from '../service/operations/change-requests';
import { type ApprovalProperties, CONTRACT } from './contract';
import { accepted, changesOnly, decide, type Observed, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act,
});

async function observe({ properties }: Request<ApprovalProperties>, client: ServiceClient): Promise<Observed> {
  const { collaborationId: collaborationIdentifier, changeRequestId, accountId } = properties;
  if (changeRequestId) {
    const input = { collaborationIdentifier, changeRequestIdentifier: changeRequestId };
    const output = await unlessNotFound(client.call(GetCollaborationChangeRequest, input));
    return output ? [output.collaborationChangeRequest] : [];
  }
  const requests = await client.list(
    ListCollaborationChangeRequests,
    { collaborationIdentifier },
    (page) => page.collaborationChangeRequestSummaries,
  );
  return requests.filter((request) => changesOnly(request, accountId));
}

async function act(step: Step, { properties }: Request<ApprovalProperties>, client: ServiceClient): Promise<Step> {
  await client.call(UpdateCollaborationChangeRequest, {
    collaborationIdentifier: properties.collaborationId,
    changeRequestIdentifier: step.id,
    action: 'APPROVE',
  });
  return step;
}

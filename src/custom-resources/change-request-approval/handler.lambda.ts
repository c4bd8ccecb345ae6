import type { CleanRoomsClient } from '../engine/clean-rooms-client';
import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import * as service from '../engine/operations';
import { isNotFound } from '../engine/retry';
import { type ApprovalProperties, CONTRACT } from './contract';
import { decide, isAbout, type Observed, type Step } from './plan';

export const { handler, run } = lambdaHandler({ contract: CONTRACT, staysOnDelete: true, observe, decide, act });

async function observe({ properties }: Request<ApprovalProperties>, client: CleanRoomsClient): Promise<Observed> {
  const { collaborationId: collaborationIdentifier, changeRequestId, accountId } = properties;
  if (changeRequestId) {
    const input = { collaborationIdentifier, changeRequestIdentifier: changeRequestId };
    return client.call(service.GetCollaborationChangeRequest, input).then(
      (answer) => [answer.collaborationChangeRequest],
      (error: unknown) => {
        if (isNotFound(error)) {
          return [];
        }
        throw error;
      },
    );
  }
  const requests = await client.all(
    service.ListCollaborationChangeRequests,
    { collaborationIdentifier },
    (page) => page.collaborationChangeRequestSummaries,
  );
  return requests.filter((request) => isAbout(request, accountId));
}

async function act(step: Step, { properties }: Request<ApprovalProperties>, client: CleanRoomsClient): Promise<Step> {
  await client.call(service.UpdateCollaborationChangeRequest, {
    collaborationIdentifier: properties.collaborationId,
    changeRequestIdentifier: step.id,
    action: 'APPROVE',
  });
  return step;
}

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isGone, isNotFound } from '../engine/retry';
import {
  type ChangeRequest,
  CreateCollaborationChangeRequest,
  ListCollaborationChangeRequests,
  UpdateCollaborationChangeRequest,
} from '../service/operations/change-requests';
import { DeleteMember, ListMembers } from '../service/operations/members';
import { CONTRACT, type MemberProperties } from './contract';
import { memberIn, type Observed, requestsAbout } from './observation';
import { accepted, decide, targetOf } from './plan';
import type { Step } from './step';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: false,
  accepted,
  observe,
  decide,
  act,
});

async function observe(request: Request<MemberProperties>, client: ServiceClient): Promise<Observed> {
  const { collaborationId: collaborationIdentifier, accountId } = targetOf(request);
  const listRequests = async () => {
    const all = await client.list(
      ListCollaborationChangeRequests,
      { collaborationIdentifier },
      (page) => page.collaborationChangeRequestSummaries,
    );
    return requestsAbout(all, accountId);
  };
  try {
    const before = await listRequests();
    const members = await client.list(ListMembers, { collaborationIdentifier }, (page) => page.memberSummaries);
    const requests = await listRequests();
    return {
      member: memberIn(members, accountId),
      requests,
      changing: statesOf(before) !== statesOf(requests),
    };
  } catch (error) {
    // Access to a deleted collaboration can be denied. A denial by IAM is different: the member might still exist.
    if (request.type === 'Delete' && isGone(error)) {
      return { gone: true, requests: [] };
    }
    throw error;
  }
}

function statesOf(requests: readonly ChangeRequest[]): string {
  return requests.map(({ id, status }) => `${id} ${status}`).join();
}

async function act(step: Step, request: Request<MemberProperties>, client: ServiceClient): Promise<Step> {
  const { collaborationId: collaborationIdentifier, accountId } = targetOf(request);
  switch (step.do) {
    case 'request': {
      const changes = [{ specificationType: 'MEMBER', specification: { member: step.change } }] as const;
      const output = await client.call(CreateCollaborationChangeRequest, { collaborationIdentifier, changes });
      return { ...step, response: output.collaborationChangeRequest };
    }
    case 'commit':
    case 'cancel': {
      const action = step.do === 'commit' ? 'COMMIT' : 'CANCEL';
      const input = { collaborationIdentifier, changeRequestIdentifier: step.id, action } as const;
      await client.call(UpdateCollaborationChangeRequest, input);
      return step;
    }
    case 'remove':
      await client.call(DeleteMember, { collaborationIdentifier, accountId }).catch((error: unknown) => {
        if (!isNotFound(error)) {
          throw error;
        }
      });
      return step;
  }
}

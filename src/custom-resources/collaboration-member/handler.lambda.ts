import type { CleanRoomsClient } from '../engine/clean-rooms-client';
import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ChangeRequest } from '../engine/operations';
import * as service from '../engine/operations';
import { isGone, isNotFound } from '../engine/retry';
import { CONTRACT, type MemberProperties } from './contract';
import { decide, type Observed, requestsAbout, type Step, targetOf } from './plan';

export const { handler, run } = lambdaHandler({ contract: CONTRACT, staysOnDelete: false, observe, decide, act });

async function observe(request: Request<MemberProperties>, client: CleanRoomsClient): Promise<Observed> {
  const { collaborationId: collaborationIdentifier, accountId } = targetOf(request);
  try {
    const listRequests = async () =>
      requestsAbout(
        await client.all(
          service.ListCollaborationChangeRequests,
          { collaborationIdentifier },
          (page) => page.collaborationChangeRequestSummaries,
        ),
        accountId,
      );
    const before = await listRequests();
    const members = await client.all(service.ListMembers, { collaborationIdentifier }, (page) => page.memberSummaries);
    const requests = await listRequests();
    return {
      member: members.find((member) => member.accountId === accountId),
      requests,
      changing: !isSameState(before, requests),
    };
  } catch (error) {
    // A collaboration that is gone may look forbidden. If it is IAM that forbids, something may be left behind.
    if (request.type === 'Delete' && isGone(error)) {
      return { gone: true, requests: [] };
    }
    throw error;
  }
}

function isSameState(some: readonly ChangeRequest[], others: readonly ChangeRequest[]): boolean {
  const states = (requests: readonly ChangeRequest[]) => requests.map(({ id, status }) => `${id} ${status}`).join();
  return states(some) === states(others);
}

async function act(step: Step, request: Request<MemberProperties>, client: CleanRoomsClient): Promise<Step> {
  const { collaborationId: collaborationIdentifier, accountId } = targetOf(request);
  switch (step.do) {
    case 'request': {
      const changes = [{ specificationType: 'MEMBER', specification: { member: step.change } }] as const;
      const answer = await client.call(service.CreateCollaborationChangeRequest, { collaborationIdentifier, changes });
      return { ...step, answer: answer.collaborationChangeRequest };
    }
    case 'commit':
    case 'cancel': {
      const action = step.do === 'commit' ? 'COMMIT' : 'CANCEL';
      const input = { collaborationIdentifier, changeRequestIdentifier: step.id, action } as const;
      await client.call(service.UpdateCollaborationChangeRequest, input);
      return step;
    }
    case 'remove':
      await client.call(service.DeleteMember, { collaborationIdentifier, accountId }).catch((error: unknown) => {
        if (!isNotFound(error)) {
          throw error;
        }
      });
      return step;
  }
}

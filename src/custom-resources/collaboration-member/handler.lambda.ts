import type { CleanRoomsClient } from '../engine/clean-rooms-client';
import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import * as service from '../engine/operations';
import { isGone, isNotFound } from '../engine/retry';
import { CONTRACT, type MemberProperties } from './contract';
import { decide, type Observed, requestsAbout, type Step, staysOnDelete, targetOf } from './plan';

export const { handler, run } = lambdaHandler({ contract: CONTRACT, staysOnDelete, observe, decide, act });

async function observe(request: Request<MemberProperties>, client: CleanRoomsClient): Promise<Observed> {
  const { collaborationId: collaborationIdentifier, accountId } = targetOf(request);
  try {
    const listMembers = () =>
      client.all(service.ListMembers, { collaborationIdentifier }, (page) => page.memberSummaries);
    const listRequests = () =>
      client.all(
        service.ListCollaborationChangeRequests,
        { collaborationIdentifier },
        (page) => page.collaborationChangeRequestSummaries,
      );
    // Another delivery may commit a request between the two listings. A Delete must then see a member rather than
    // nothing; the others must see the request, which tells that the member was added and not found.
    const early = request.type === 'Delete' ? await listRequests() : undefined;
    const members = await listMembers();
    const requests = early ?? (await listRequests());
    return {
      member: members.find((member) => member.accountId === accountId),
      requests: requestsAbout(requests, accountId),
    };
  } catch (error) {
    // A collaboration that is gone may look forbidden. If it is IAM that forbids, something may be left behind.
    if (request.type === 'Delete' && isGone(error)) return { gone: true, requests: [] };
    throw error;
  }
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
        if (!isNotFound(error)) throw error;
      });
      return step;
  }
}

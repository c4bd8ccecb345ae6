import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isGone } from '../engine/retry';
import {
  type ChangeRequest,
  CreateCollaborationChangeRequest,
  ListCollaborationChangeRequests,
  newestFirst,
  UpdateCollaborationChangeRequest,
} from '../service/operations/change-requests';
import { GetCollaboration } from '../service/operations/collaborations';
import { type AutoApprovalProperties, CONTRACT } from './contract';
import { changesCollaboration, type Observed } from './observation';
import { accepted, collaborationOf, decide, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: false,
  accepted,
  observe,
  decide,
  act,
});

async function observe(request: Request<AutoApprovalProperties>, client: ServiceClient): Promise<Observed> {
  const collaborationIdentifier = collaborationOf(request);
  const listRequests = async () => {
    const all = await client.list(
      ListCollaborationChangeRequests,
      { collaborationIdentifier },
      (page) => page.collaborationChangeRequestSummaries,
    );
    return newestFirst(all.filter(changesCollaboration));
  };
  try {
    const before = await listRequests();
    const shown = await unlessUnseen(client.call(GetCollaboration, { collaborationIdentifier }));
    const requests = await listRequests();
    return {
      changeTypes: shown instanceof Error ? [] : (shown.collaboration.autoApprovedChangeTypes ?? []),
      ...(shown instanceof Error ? { unseen: shown.message } : {}),
      requests,
      changing: statesOf(before) !== statesOf(requests),
    };
  } catch (error) {
    // Access to a deleted collaboration can be denied.
    if (request.type === 'Delete' && isGone(error)) {
      return { gone: true, changeTypes: [], requests: [] };
    }
    throw error;
  }
}

/** A collaboration that was just created can be denied until it is shown. */
function unlessUnseen<T>(call: Promise<T>): Promise<T | Error> {
  return call.catch((error: unknown) => {
    if (isGone(error)) {
      return error as Error;
    }
    throw error;
  });
}

function statesOf(requests: readonly ChangeRequest[]): string {
  return requests.map(({ id, status }) => `${id} ${status}`).join();
}

async function act(step: Step, request: Request<AutoApprovalProperties>, client: ServiceClient): Promise<Step> {
  const collaborationIdentifier = collaborationOf(request);
  if (step.do === 'request') {
    const specification = { collaboration: { autoApprovedChangeTypes: step.changeTypes } };
    const changes = [{ specificationType: 'COLLABORATION', specification }] as const;
    const output = await client.call(CreateCollaborationChangeRequest, { collaborationIdentifier, changes });
    return { ...step, response: output.collaborationChangeRequest };
  }
  const action = step.do === 'commit' ? 'COMMIT' : 'CANCEL';
  const input = { collaborationIdentifier, changeRequestIdentifier: step.id, action } as const;
  await client.call(UpdateCollaborationChangeRequest, input);
  return step;
}

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { ListCollaborations } from '../service/operations/collaborations';
import { CONTRACT, type InvitationProperties } from './contract';
import { accepted, decide, matching } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

/** Invitations first: a collaboration that is joined in the meantime is then in the second list. */
async function observe({ properties }: Request<InvitationProperties>, client: ServiceClient) {
  const list = (memberStatus: 'INVITED' | 'ACTIVE') =>
    client.list(ListCollaborations, { memberStatus }, (page) => page.collaborationList);
  return matching([...(await list('INVITED')), ...(await list('ACTIVE'))], properties);
}

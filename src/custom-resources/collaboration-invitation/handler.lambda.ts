import type { CleanRoomsClient } from '../engine/clean-rooms-client';
import type { Request } from '../engine/event';
import { noStep } from '../engine/kind';
import { lambdaHandler } from '../engine/lambda-handler';
import * as service from '../engine/operations';
import { CONTRACT, type InvitationProperties } from './contract';
import { decide, matching } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  staysOnDelete: true,
  observe,
  decide,
  act: noStep,
});

/** Invitations first: what is joined meanwhile is then in the second listing. */
async function observe({ properties }: Request<InvitationProperties>, client: CleanRoomsClient) {
  const list = (memberStatus: 'INVITED' | 'ACTIVE') =>
    client.all(service.ListCollaborations, { memberStatus }, (page) => page.collaborationList);
  return matching([...(await list('INVITED')), ...(await list('ACTIVE'))], properties);
}

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import { noStep } from '../engine/reconciler';
import type { ServiceClient } from '../engine/rest-json-client';
import { ListMembers } from '../service/operations/members';
import { CONTRACT, type PartnerMembershipProperties } from './contract';
import { accepted, decide, partnerIn } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  accepted,
  observe,
  decide,
  act: noStep,
});

async function observe({ properties }: Request<PartnerMembershipProperties>, client: ServiceClient) {
  const { collaborationId: collaborationIdentifier, accountId } = properties;
  const members = await client.list(ListMembers, { collaborationIdentifier }, (page) => page.memberSummaries);
  return partnerIn(members, accountId);
}

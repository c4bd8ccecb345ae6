import type { PartnerMembershipProperties } from '../../../src/custom-resources/partner-membership/contract';
import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import { CREATOR, displayNameOf, PARTNER, REGION } from '../participants';
import type { SimulatedKind } from './simulated-kind';

const OWNER = { account: CREATOR, region: REGION };
const OTHER = { account: PARTNER, region: REGION };

/** Collaborations that a partner joins and leaves at any time. Its resources only read. */
export const partnerMembership: SimulatedKind<'partner-membership'> = {
  kind: 'partner-membership',
  refusals: ['has not joined the collaboration'],
  prepare(service, random) {
    const collaborations = ['First', 'Second', 'Third'].map((name) => collaborationNamed(service, name));
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
    return {
      account: CREATOR,
      draw: (): PartnerMembershipProperties => ({
        collaborationId: pick(collaborations),
        accountId: PARTNER,
        anyMembershipArn: `arn:aws:cleanrooms:${REGION}:${PARTNER}:membership/*`,
        ifNotJoined: pick(['FAIL', 'ANY_MEMBERSHIP', 'ANY_MEMBERSHIP']),
        revision: pick(['1', '2', '3']),
      }),
      objectOf: ({ collaborationId }) => collaborationId,
      changedBy: ({ method, path }) => (method === 'GET' ? undefined : path),
      stateOf: (collaborationId) => (statusIn(service, collaborationId) === undefined ? undefined : READ),
      requestedState: () => READ,
      // With FAIL, a creation fails as long as the partner has not joined.
      isUsable: (collaborationId) => statusIn(service, collaborationId) === 'ACTIVE',
      act(collaborationIdentifier) {
        const { membershipId } = partnerIn(service, collaborationIdentifier) ?? {};
        if (random.next() > 0.9) {
          service.call(OWNER, 'DeleteCollaboration', { collaborationIdentifier });
        } else if (membershipId === undefined) {
          service.call(OTHER, 'CreateMembership', { collaborationIdentifier, queryLogStatus: 'DISABLED' });
        } else {
          service.call(OTHER, 'DeleteMembership', { membershipIdentifier: membershipId });
        }
      },
    };
  },
};

const READ = 'read';

function collaborationNamed(service: CleanRoomsService, name: string): string {
  const { collaboration } = service.call(OWNER, 'CreateCollaboration', {
    name,
    description: 'created in the console',
    creatorDisplayName: displayNameOf(CREATOR),
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
    queryLogStatus: 'DISABLED',
    members: [{ accountId: PARTNER, displayName: displayNameOf(PARTNER), memberAbilities: [] }],
  }) as { collaboration: { readonly id: string } };
  return collaboration.id;
}

function statusIn(service: CleanRoomsService, collaborationId: string): string | undefined {
  return partnerIn(service, collaborationId)?.status;
}

interface Partner {
  readonly accountId: string;
  readonly status: string;
  readonly membershipId?: string;
}

function partnerIn(service: CleanRoomsService, collaborationIdentifier: string): Partner | undefined {
  try {
    const { memberSummaries } = service.look(OWNER, 'ListMembers', { collaborationIdentifier, maxResults: 100 });
    return (memberSummaries as Partner[]).find(({ accountId }) => accountId === PARTNER);
  } catch (error) {
    if (error instanceof ServiceError) {
      return undefined;
    }
    throw error;
  }
}

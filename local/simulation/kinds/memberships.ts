import type { CleanRoomsService } from '../../cleanrooms/service';
import { CREATOR, displayNameOf, PARTNER, REGION } from '../participants';

/** Creates a collaboration that the partner joins, and returns the ID of the membership of the partner. */
export function joinCollaboration(service: CleanRoomsService, name: string): string {
  const { collaboration } = service.call({ account: CREATOR, region: REGION }, 'CreateCollaboration', {
    name,
    description: 'created in the console',
    creatorDisplayName: displayNameOf(CREATOR),
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
    queryLogStatus: 'DISABLED',
    members: [{ accountId: PARTNER, displayName: displayNameOf(PARTNER), memberAbilities: [] }],
  }) as { collaboration: { readonly id: string } };
  const { membership } = service.call({ account: PARTNER, region: REGION }, 'CreateMembership', {
    collaborationIdentifier: collaboration.id,
    queryLogStatus: 'DISABLED',
  }) as { membership: { readonly id: string } };
  return membership.id;
}

import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import { CREATOR, displayNameOf, PARTNER, REGION } from '../participants';

export const OWNER = { account: CREATOR, region: REGION };
export const PROVIDER = { account: PARTNER, region: REGION };

/** The tables of a history: few, so that it comes back to them. */
export const TABLES = ['first', 'second', 'third'] as const;

/** A collaboration in which the owner of the tables queries, and its partner provides data. */
export function joinCollaboration(service: CleanRoomsService): { readonly owner: string; readonly provider: string } {
  const { collaboration } = service.call(OWNER, 'CreateCollaboration', {
    name: 'Tables',
    description: 'created in the console',
    creatorDisplayName: displayNameOf(CREATOR),
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
    queryLogStatus: 'DISABLED',
    members: [{ accountId: PARTNER, displayName: displayNameOf(PARTNER), memberAbilities: [] }],
  }) as { collaboration: { readonly id: string } };
  const [owner = '', provider = ''] = [OWNER, PROVIDER].map((caller) => {
    const joined = service.call(caller, 'CreateMembership', {
      collaborationIdentifier: collaboration.id,
      queryLogStatus: 'DISABLED',
    }) as { membership: { readonly id: string } };
    return joined.membership.id;
  });
  return { owner, provider };
}

export function createIntermediateTable(service: CleanRoomsService, owner: string, name: string): string {
  const { intermediateTable } = service.call(OWNER, 'CreateIntermediateTable', {
    membershipIdentifier: owner,
    name,
    populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT user_id FROM sales' } },
  }) as { intermediateTable: { readonly id: string } };
  return intermediateTable.id;
}

/** The result of a read; undefined if the service refuses it. */
export function look(service: CleanRoomsService, operation: string, input: Record<string, unknown>): unknown {
  try {
    return service.look(OWNER, operation, input);
  } catch (error) {
    if (error instanceof ServiceError) {
      return undefined;
    }
    throw error;
  }
}

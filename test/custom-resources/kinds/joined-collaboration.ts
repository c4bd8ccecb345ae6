import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CREATOR, join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';

const AUTO_APPROVED = ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY'];

/** A collaboration of the creator that both have joined. */
export function createJoinedCollaboration(service: CleanRoomsService, autoApproved = false): { readonly id: string } {
  const collaboration = newCollaboration(service, {
    autoApprovedChangeRequestTypes: autoApproved ? AUTO_APPROVED : [],
  });
  join(service, CREATOR, collaboration, { paymentConfiguration: { queryCompute: { isResponsible: true } } });
  join(service, PARTNER, collaboration, {
    defaultResultConfiguration: {
      outputConfiguration: { s3: { resultFormat: 'CSV', bucket: 'results' } },
      roleArn: `arn:aws:iam::${PARTNER.account}:role/results`,
    },
  });
  return collaboration;
}

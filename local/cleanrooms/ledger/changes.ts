import { assumed, type LedgerRow } from '../../ledger';
import { API, GUIDE, rows } from './sources';

/** Change requests. */
export const CHANGE_LEDGER: readonly LedgerRow[] = [
  ...rows(
    GUIDE('change-requests'),
    'Only the creator requests changes; they need the approval of the other members unless their types ' +
      'are approved in advance.',
    'Changes that are approved in advance take effect at once.',
  ),
  ...rows(
    API('UpdateCollaborationChangeRequest'),
    'Members approve or deny; the creator cancels, or commits what is approved.',
  ),
  ...rows(
    API('MemberChangeSpecification'),
    'A change request cannot grant or revoke the abilities to query and to run jobs.',
    'A new member needs a display name.',
  ),
  assumed(
    'CAN_QUERY and CAN_RUN_JOB are refused in a change even for the member who has them; who has them keeps them.',
    'running-analyses-is-fixed',
  ),
  assumed(
    'Active members must approve, invited accounts need not, and the creator counts as approving. If no ' +
      'approval is missing, the request is APPROVED.',
    'approval-by-the-only-member',
    'approval-by-active-members',
    'approval-without-the-invited',
  ),
  assumed(
    'One denial denies the request. The approval of a member that leaves or is removed is not needed.',
    'one-denial-denies',
    'approval-of-who-left',
    'approval-of-who-was-removed',
  ),
  assumed(
    'A new member who can receive results is two types of change, and both must be approved in advance.',
    'new-receiver-is-two-changes',
  ),
  assumed(
    'A change that changes nothing, and two changes of one member in a request, are refused with ValidationException.',
    'change-without-change',
  ),
  assumed(
    'An action that the status does not allow is ConflictException INVALID_STATE, a repeated approval included.',
    'approval-twice',
    'action-out-of-turn',
  ),
  assumed(
    'Several requests can be open for the same change; what has become impossible is not committed.',
    'several-open-requests',
  ),
  assumed(
    'A removed account can be invited again, but an account that left cannot.',
    'removed-account-returns',
    'left-account-stays-away',
  ),
  assumed(
    'A payer that is none any more has nothing accepted; a new one accepts by UpdateMembership.',
    'payer-no-more',
  ),
  assumed(
    'A change that leaves out the abilities for machine learning or the payments changes none of them.',
    'left-out-terms-stay',
  ),
  assumed('An auto-approved request has no approvals.', 'auto-approval-has-no-approvals'),
];

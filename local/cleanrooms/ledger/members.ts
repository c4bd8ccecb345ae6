import { assumed, type LedgerRow, unsettled } from '../../ledger';
import { API, CFN, GUIDE, rows, TERRAFORM } from './sources';

/** Collaborations, their members and memberships. */
export const MEMBER_LEDGER: readonly LedgerRow[] = [
  // Collaborations and members
  ...rows(
    TERRAFORM,
    'Get and Delete of a collaboration that does not exist answer AccessDeniedException; ListMembers ' +
      'answers ResourceNotFoundException.',
  ),
  ...rows(
    API('ListCollaborations'),
    'Invited and active members see a collaboration in their list, by status if asked.',
  ),
  ...rows(GUIDE('glossary'), 'Exactly one member can query, and who that is never changes.'),
  ...rows(
    API('UpdateCollaboration'),
    'The name, the description and the engine of a collaboration can be updated; nothing else can.',
  ),
  ...rows(
    GUIDE('delete-collaboration'),
    'The creator alone deletes a collaboration; the other members keep their memberships with what is in them.',
  ),
  ...rows(
    API('MembershipSummary'),
    'Memberships of a deleted collaboration are COLLABORATION_DELETED, those of removed members REMOVED.',
  ),
  ...rows(
    CFN('aws-resource-cleanrooms-membership'),
    'The creator cannot delete its membership before the collaboration, and loses it with the collaboration.',
  ),
  ...rows(API('DeleteMember'), 'A removed member is listed as REMOVED and can do nothing in the collaboration.'),
  ...rows(GUIDE('remove-member'), 'Only the creator removes members, and not itself.'),
  ...rows(GUIDE('leave-collab'), 'Who deletes the own membership is listed as LEFT and cannot join again.'),
  assumed(
    'An account is a member once: naming one twice, or the creator among the invited, is refused with ' +
      'ValidationException.',
    'creator-among-the-invited',
    'member-named-twice',
  ),
  assumed('The creator is INVITED until it creates its membership.', 'creator-is-invited-first'),
  assumed('A collaboration has the engine SPARK unless it specifies another one.', 'default-engine'),
  assumed(
    'An account without access to a collaboration gets AccessDeniedException from every operation on it; ' +
      'a collaboration of another Region does not exist.',
    'stranger-is-denied',
    'collaboration-of-another-region',
  ),
  assumed(
    'What was under the creator’s membership goes when the collaboration is deleted.',
    'end-of-the-creators-membership',
  ),
  assumed(
    'DeleteMember also takes back an invitation; of an account that is not, or no longer, a member it ' +
      'answers ResourceNotFoundException.',
    'invitation-is-taken-back',
  ),
  assumed('Who left sees as little of the collaboration as who was removed.', 'who-left-sees-nothing'),
  assumed(
    'A removed member can read and delete its membership and what is under it, and add or update nothing.',
    'removed-member',
  ),
  unsettled('There are no quotas.', 'the service has quotas, and to reach one takes hundreds of resources'),
  // Memberships
  ...rows(
    API('MembershipQueryComputePaymentConfig'),
    'A membership accepts exactly the payments that the collaboration assigns to it; without a payer, the ' +
      'member who queries pays.',
  ),
  ...rows(
    API('CreateMembership'),
    'A payer that cannot query must state its payment configuration.',
    'Metrics of a membership need those of the collaboration, and an account that runs analyses or pays.',
  ),
  ...rows(API('DeleteMembership'), 'A membership is deleted only when nothing is under it.'),
  assumed(
    'A second membership of an account is refused with ConflictException ALREADY_EXISTS, which names the first one.',
    'second-membership',
  ),
  assumed(
    'A wrong acceptance of payment is ValidationException INVALID_CONFIGURATION; that of the creator’s ' +
      'early deletion is ConflictException INVALID_STATE.',
    'wrong-acceptance-of-payment',
    'creator-leaves-too-early',
  ),
  assumed(
    'A payment configuration can omit the costs of jobs and of machine learning that the member must pay.',
    'payment-can-be-omitted',
  ),
  assumed(
    'A membership of another account answers AccessDeniedException, one that does not exist ResourceNotFoundException.',
    'membership-of-another-account',
  ),
  assumed(
    'Query logs can be enabled although the collaboration has them disabled, and a member who cannot receive ' +
      'results can configure them.',
    'logs-that-the-collaboration-has-not',
    'results-of-who-receives-none',
  ),
];

import { assumed, type LedgerRow, unsettled } from '../../ledger';
import { COMMON_ERRORS, IAM, MODEL, rows, SMITHY } from './sources';

/** Requests, errors, pages and permissions. */
export const WIRE_LEDGER: readonly LedgerRow[] = [
  ...rows(
    MODEL,
    'Requests and answers fit the API model: members, required ones, types, ranges, patterns, enumerations, unions.',
    'An operation answers no other errors than those it declares, with the members and statuses of the model.',
    'Paths, query parameters, status codes and the JSON of bodies follow the HTTP traits of the model; ' +
      'times are epoch seconds.',
  ),
  ...rows(SMITHY, 'Lengths of strings count code points.'),
  ...rows(
    COMMON_ERRORS,
    'Every operation can return throttling and internal errors, including those of tags, which do not declare them.',
  ),
  ...rows(
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    'A denial by IAM, which the fault plan requests, states that a principal is not authorized to perform an ' +
      'action on a resource.',
  ),
  assumed(
    'A pattern must match the whole text, and its range of surrogates means every character beyond the first plane.',
    'patterns-match-whole-texts',
  ),
  assumed(
    'A member that the model does not have is refused with ValidationException (AWS services overlook it).',
    'unknown-members-are-refused',
  ),
  unsettled(
    'Throttling has the status 429 of the model, not the 400 of the page of common errors.',
    'an account must be throttled, which disturbs whatever else it runs',
  ),
  assumed(
    'An error about a template, a budget, a member or a change request names the membership or the ' +
      'collaboration as its resource type, as the model has no type for them.',
    'resource-types-of-errors',
  ),
  assumed(
    'The ARNs of associations and of privacy budget templates have the form of the authorization ' +
      'reference, and are longer than the API model lets them be.',
    'arns-of-children',
  ),
  {
    ...assumed(
      'A page has 100 items unless the caller specifies another number, in order of creation; a token goes on after ' +
        'the last item given, also if others have come or gone.',
      'pages-keep-their-place',
    ),
    unprobed: 'the size of a page would need more than 100 items, which quotas do not allow',
  },
  unsettled(
    'A read can be behind, if the fault plan requests it: it shows an earlier state, never less than its reader has ' +
      'seen by the same operation before, with the access of the present.',
    'a read that is behind cannot be brought about, and a probe that meets none proves nothing',
  ),
  ...rows(
    IAM,
    'The action of an operation has its name, and is authorized on the resource types that the reference ' +
      'marks as required.',
    'UpdateConfiguredTable needs two further actions when it changes the columns or the source of the table.',
    'What takes a role needs iam:PassRole on it.',
  ),
  {
    ...assumed(
      'The action of a creation is authorized on the ARN of its kind with * for the id, and on ' +
        'cleanrooms:TagResource besides if tags are given.',
      'authorization-of-a-creation',
    ),
    unprobed: 'that tags are authorized shows only with a policy for the creation alone',
  },
  assumed(
    'The four operations of change requests are authorized on the collaboration.',
    'authorization-of-change-requests',
  ),
];

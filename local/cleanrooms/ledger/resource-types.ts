import { assumed, type LedgerRow } from '../../ledger';
import { CFN, rows } from './sources';

/** The resource types of CloudFormation. */
export const RESOURCE_TYPE_LEDGER: readonly LedgerRow[] = [
  ...rows(
    CFN('AWS_CleanRooms'),
    'Properties, references and attributes of the nine types; the reference of what is under a membership ' +
      'is its id and the membership’s.',
  ),
  ...rows(
    'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html',
    'The deletion of a deleted resource is not a failure.',
  ),
  assumed(
    'A table, an association or an intermediate table whose rule cannot be created is deleted again.',
    'table-without-its-rule-goes',
  ),
  assumed(
    'CloudFormation populates an intermediate table when it creates it, as it has the permission.',
    'stack-populates-its-table',
  ),
  assumed('A description that is removed from a template becomes empty.', 'removed-description'),
  assumed('An analysis rule that changes its type is deleted and created again.', 'rule-changes-its-type'),
  assumed('A change of IsMetricsEnabled, which no operation accepts, is passed over in silence.', 'change-of-metrics'),
  assumed(
    'CloudFormation takes AccessDeniedException for a deleted collaboration if its account no longer lists it.',
    'collaboration-that-is-gone',
  ),
];

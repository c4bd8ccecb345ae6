import type { CleanRooms } from '@aws-sdk/client-cleanrooms';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CallInput, ServiceName } from './interception';
import type { ModelClient } from './model-client';

/** An account that takes part in a probe, in one Region. */
export interface Party {
  readonly account: string;
  readonly region: string;
  /** The profile that commands for this account name. @default - that of the environment */
  readonly profile?: string;
  readonly cleanRooms: CleanRooms;
  /** Clean Rooms of the account in another Region, for reading only: what is made there is not removed. */
  readonly cleanRoomsIn: (region: string) => CleanRooms;
  /** Clean Rooms with the permissions of a role of the account. */
  readonly cleanRoomsAs: (roleArn: string) => Promise<CleanRooms>;
  readonly cloudFormation: CloudFormation;
  /** For operations that the SDK does not have. */
  readonly others: ModelClient;
}

/** Calls an operation by its name: for what is decided by data. */
export function callByName(party: Party, service: ServiceName, operation: string, input: CallInput): Promise<unknown> {
  const client = service === 'cloudformation' ? party.cloudFormation : party.cleanRooms;
  const method = operation[0]?.toLowerCase() + operation.slice(1);
  const operations = client as unknown as { readonly [method: string]: (input: CallInput) => Promise<unknown> };
  return service === 'cleanroomsml' || operations[method] === undefined
    ? party.others.call(operation, input)
    : operations[method](input);
}

import {
  type Caller,
  CleanRoomsService,
  DoubleBug,
  ServiceError,
  type ServiceOptions,
} from '../../../local/cleanrooms/service';

/** Three companies in one Region, and nobody. */
export const CREATOR: Caller = { account: '111111111111', region: 'us-east-1' };
export const PARTNER: Caller = { account: '222222222222', region: 'us-east-1' };
export const THIRD: Caller = { account: '333333333333', region: 'us-east-1' };
export const STRANGER: Caller = { account: '999999999999', region: 'us-east-1' };

export const NOWHERE = '00000000-0000-4000-8000-999999999999';
export const ROLE = 'arn:aws:iam::111111111111:role/cleanrooms-table';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shapes the double checks itself
type Answer = any;

/** A service whose ids count up and whose clock goes one second a look. */
export function newService(options: ServiceOptions = {}): CleanRoomsService {
  let id = 0;
  let second = Date.UTC(2026, 0, 1);
  return new CleanRoomsService({
    newId: () => `00000000-0000-4000-8000-${String(++id).padStart(12, '0')}`,
    now: () => {
      second += 1000;
      return new Date(second);
    },
    ...options,
  });
}

/** A collaboration of the creator, who runs the queries, with the partner. */
export function newCollaboration(service: CleanRoomsService, input: object = {}): Answer {
  const answer: Answer = service.call(CREATOR, 'CreateCollaboration', {
    name: 'Reach',
    description: 'who saw it',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: ['CAN_QUERY'],
    members: [{ accountId: PARTNER.account, displayName: 'Partner', memberAbilities: ['CAN_RECEIVE_RESULTS'] }],
    queryLogStatus: 'ENABLED',
    ...input,
  });
  return answer.collaboration;
}

export function join(service: CleanRoomsService, caller: Caller, collaboration: { id: string }, input = {}): Answer {
  const answer: Answer = service.call(caller, 'CreateMembership', {
    collaborationIdentifier: collaboration.id,
    queryLogStatus: 'ENABLED',
    ...input,
  });
  return answer.membership;
}

export function newTable(service: CleanRoomsService, caller: Caller, input: object = {}): Answer {
  const answer: Answer = service.call(caller, 'CreateConfiguredTable', {
    name: 'impressions',
    tableReference: { glue: { databaseName: 'ads', tableName: 'impressions' } },
    allowedColumns: ['user_id', 'seen_at'],
    analysisMethod: 'DIRECT_QUERY',
    ...input,
  });
  return answer.configuredTable;
}

export function associate(
  service: CleanRoomsService,
  caller: Caller,
  membership: { id: string },
  table: { id: string },
  name = 'impressions',
): Answer {
  const answer: Answer = service.call(caller, 'CreateConfiguredTableAssociation', {
    membershipIdentifier: membership.id,
    configuredTableIdentifier: table.id,
    name,
    roleArn: ROLE,
  });
  return answer.configuredTableAssociation;
}

export function call(service: CleanRoomsService, caller: Caller, operation: string, input: object = {}): Answer {
  return service.call(caller, operation, { ...input });
}

/** The error of a call, in short: its code, with its reason. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ServiceError) {
      return error.members.reason === undefined ? error.code : `${error.code} ${error.members.reason}`;
    }
    if (error instanceof DoubleBug) {
      return error.message;
    }
    throw error;
  }
  return 'none';
}

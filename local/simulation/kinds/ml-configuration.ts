import type { MlConfigurationProperties } from '../../../src/custom-resources/ml-configuration/contract';
import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import { PARTNER, REGION } from '../participants';
import { joinCollaboration } from './memberships';
import type { SimulatedKind } from './simulated-kind';

const CALLER = { account: PARTNER, region: REGION };
const ROLES = ['output', 'console'].map((name) => `arn:aws:iam::${PARTNER}:role/cleanrooms-ml-${name}`);
const LOCATIONS = ['s3://partner-models', 's3://partner-models/trained', 's3://partner-other-models'];

/** The partner's memberships of some collaborations. */
export const mlConfiguration: SimulatedKind<'ml-configuration'> = {
  kind: 'ml-configuration',
  refusals: [
    'already has an ML configuration, which this resource has not put',
    'PutMLConfiguration: AccessDeniedException membership',
  ],
  prepare(service, random) {
    const memberships = ['First', 'Second', 'Third'].map((name) => joinCollaboration(service, name));
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
    const draw = (membershipId: string): MlConfigurationProperties => ({
      membershipId,
      roleArn: pick(ROLES),
      s3Uri: pick(LOCATIONS),
    });
    const stateOf = (membershipIdentifier: string) => configurationOf(service, membershipIdentifier);
    return {
      account: PARTNER,
      draw: () => draw(pick(memberships)),
      objectOf: ({ membershipId }) => membershipId,
      changedBy: ({ method, path }) => (method === 'GET' ? undefined : path.split('/')[2]),
      stateOf,
      requestedState: ({ roleArn, s3Uri }) => `${roleArn} ${s3Uri}`,
      isUsable: (membershipId) => isJoined(service, membershipId),
      act(membershipId) {
        const chance = random.next();
        if (chance < 0.6) {
          put(service, draw(membershipId));
        } else if (stateOf(membershipId) !== undefined) {
          service.call(CALLER, 'DeleteMLConfiguration', { membershipIdentifier: membershipId });
        } else if (chance > 0.95) {
          service.call(CALLER, 'DeleteMembership', { membershipIdentifier: membershipId });
        }
      },
    };
  },
};

function put(service: CleanRoomsService, { membershipId, roleArn, s3Uri }: MlConfigurationProperties): void {
  service.call(CALLER, 'PutMLConfiguration', {
    membershipIdentifier: membershipId,
    defaultOutputLocation: { roleArn, destination: { s3Destination: { s3Uri } } },
  });
}

function configurationOf(service: CleanRoomsService, membershipIdentifier: string): string | undefined {
  const found = look(service, 'GetMLConfiguration', membershipIdentifier) as Configuration | undefined;
  const { roleArn, destination } = found?.defaultOutputLocation ?? {};
  return found && `${roleArn} ${destination?.s3Destination.s3Uri}`;
}

interface Configuration {
  readonly defaultOutputLocation: {
    readonly roleArn: string;
    readonly destination?: { readonly s3Destination: { readonly s3Uri: string } };
  };
}

function isJoined(service: CleanRoomsService, membershipIdentifier: string): boolean {
  return look(service, 'GetMembership', membershipIdentifier) !== undefined;
}

function look(service: CleanRoomsService, operation: string, membershipIdentifier: string): unknown {
  try {
    return service.look(CALLER, operation, { membershipIdentifier });
  } catch (error) {
    if (error instanceof ServiceError) {
      return undefined;
    }
    throw error;
  }
}

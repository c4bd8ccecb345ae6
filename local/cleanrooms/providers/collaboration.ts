import type { Made, Properties, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import { type CleanRoomsService, ServiceError } from '../service';
import { Api, withClearedDescription } from './api';

interface Collaboration {
  readonly id: string;
  readonly arn: string;
}

export function collaborationProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreateCollaboration', forCreation(properties));
      return made(new Api(service, context).one<Collaboration>('CreateCollaboration', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdateCollaboration', withClearedDescription(properties, previous));
      const collaborationIdentifier = physicalId;
      const collaboration = api.one<Collaboration>('UpdateCollaboration', {
        ...toInput('UpdateCollaboration', changes),
        collaborationIdentifier,
      });
      api.retag(collaboration.arn, properties, previous);
      return made(collaboration);
    },

    read(physicalId, context) {
      const input = { collaborationIdentifier: physicalId };
      return made(new Api(service, context).one<Collaboration>('GetCollaboration', input));
    },

    delete(physicalId, _properties, context) {
      const api = new Api(service, context);
      try {
        api.call('DeleteCollaboration', { collaborationIdentifier: physicalId });
      } catch (error) {
        if (!(isDenied(error) && !isListed(api, physicalId))) {
          throw error;
        }
      }
    },
  };
}

function made({ id, arn }: Collaboration): Made {
  return { physicalId: id, attributes: { Arn: arn, CollaborationIdentifier: id } };
}

/** What CloudFormation can leave out and the API needs, and the one property that the two name differently. */
function forCreation(properties: Properties): Properties {
  const { AutoApprovedChangeTypes, Members, CreatorMemberAbilities, ...rest } = properties;
  const members = (Members ?? []) as readonly Properties[];
  return {
    ...rest,
    CreatorMemberAbilities: CreatorMemberAbilities ?? [],
    Members: members.map((member) => ({ MemberAbilities: [], ...member })),
    ...(AutoApprovedChangeTypes === undefined ? {} : { AutoApprovedChangeRequestTypes: AutoApprovedChangeTypes }),
  };
}

/** A collaboration that is gone answers like one that cannot be seen; the list distinguishes the two. */
function isDenied(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'AccessDeniedException';
}

function isListed(api: Api, id: string): boolean {
  let nextToken: unknown;
  do {
    const page = api.call('ListCollaborations', nextToken === undefined ? {} : { nextToken });
    if ((page.collaborationList as readonly Collaboration[]).some((collaboration) => collaboration.id === id)) {
      return true;
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return false;
}

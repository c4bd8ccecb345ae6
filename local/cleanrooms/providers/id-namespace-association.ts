import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { Api, childId, splitChildId, withClearedDescription } from './api';

interface IdNamespaceAssociation {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly collaborationArn: string;
  readonly membershipId: string;
  readonly membershipArn: string;
  readonly inputReferenceProperties: { readonly idNamespaceType: string };
}

export function idNamespaceAssociationProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreateIdNamespaceAssociation', properties);
      return made(new Api(service, context).one<IdNamespaceAssociation>('CreateIdNamespaceAssociation', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdateIdNamespaceAssociation', withClearedDescription(properties, previous));
      const association = api.one<IdNamespaceAssociation>('UpdateIdNamespaceAssociation', {
        ...toInput('UpdateIdNamespaceAssociation', changes),
        ...targetOf(physicalId),
      });
      api.retag(association.arn, properties, previous);
      return made(association);
    },

    delete(physicalId, _properties, context) {
      new Api(service, context).remove('DeleteIdNamespaceAssociation', targetOf(physicalId));
    },
  };
}

function targetOf(physicalId: string) {
  const [idNamespaceAssociationIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { idNamespaceAssociationIdentifier, membershipIdentifier };
}

function made(association: IdNamespaceAssociation): Made {
  return {
    physicalId: childId(association.id, association.membershipId),
    attributes: {
      Arn: association.arn,
      CollaborationArn: association.collaborationArn,
      CollaborationIdentifier: association.collaborationId,
      IdNamespaceAssociationIdentifier: association.id,
      InputReferenceProperties: {
        IdNamespaceType: association.inputReferenceProperties.idNamespaceType,
        IdMappingWorkflowsSupported: [],
      },
      MembershipArn: association.membershipArn,
    },
  };
}

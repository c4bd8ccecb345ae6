import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { Api, childId, splitChildId, withClearedDescription } from './api';

interface IdMappingTable {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly collaborationArn: string;
  readonly membershipId: string;
  readonly membershipArn: string;
  readonly inputReferenceProperties: {
    readonly idMappingTableInputSource: readonly { readonly idNamespaceAssociationId: string; readonly type: string }[];
  };
}

export function idMappingTableProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreateIdMappingTable', properties);
      return made(new Api(service, context).one<IdMappingTable>('CreateIdMappingTable', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdateIdMappingTable', withClearedDescription(properties, previous));
      const table = api.one<IdMappingTable>('UpdateIdMappingTable', {
        ...toInput('UpdateIdMappingTable', changes),
        ...targetOf(physicalId),
      });
      api.retag(table.arn, properties, previous);
      return made(table);
    },

    delete(physicalId, _properties, context) {
      new Api(service, context).remove('DeleteIdMappingTable', targetOf(physicalId));
    },
  };
}

function targetOf(physicalId: string) {
  const [idMappingTableIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { idMappingTableIdentifier, membershipIdentifier };
}

function made(table: IdMappingTable): Made {
  const inputs = table.inputReferenceProperties.idMappingTableInputSource;
  return {
    physicalId: childId(table.id, table.membershipId),
    attributes: {
      Arn: table.arn,
      CollaborationArn: table.collaborationArn,
      CollaborationIdentifier: table.collaborationId,
      IdMappingTableIdentifier: table.id,
      InputReferenceProperties: {
        IdMappingTableInputSource: inputs.map(({ idNamespaceAssociationId, type }) => ({
          IdNamespaceAssociationId: idNamespaceAssociationId,
          Type: type,
        })),
      },
      MembershipArn: table.membershipArn,
    },
  };
}

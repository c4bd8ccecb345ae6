import type { OperationGroup } from './coverage';

export const ID_MAPPING: OperationGroup = {
  service: 'cleanrooms',
  subject: 'ID namespaces and ID mapping tables',
  rows: [
    {
      operation: 'CreateIdNamespaceAssociation',
      status: 'construct',
      constructs: ['IdNamespaceAssociation'],
      method: 'Membership.associateIdNamespace',
    },
    { operation: 'GetIdNamespaceAssociation', status: 'construct', constructs: ['IdNamespaceAssociation'] },
    { operation: 'UpdateIdNamespaceAssociation', status: 'construct', constructs: ['IdNamespaceAssociation'] },
    { operation: 'DeleteIdNamespaceAssociation', status: 'construct', constructs: ['IdNamespaceAssociation'] },
    { operation: 'ListIdNamespaceAssociations', status: 'not infrastructure', reason: 'lookup' },
    { operation: 'GetCollaborationIdNamespaceAssociation', status: 'not infrastructure', reason: 'shared view' },
    {
      operation: 'ListCollaborationIdNamespaceAssociations',
      status: 'event',
      method: 'CollaborationEvents.onIdNamespaceAssociationCreated',
      note: 'Starts a target when a member associates an ID namespace.',
    },
    {
      operation: 'CreateIdMappingTable',
      status: 'construct',
      constructs: ['IdMappingTable'],
      method: 'Membership.addIdMappingTable',
    },
    { operation: 'GetIdMappingTable', status: 'construct', constructs: ['IdMappingTable'] },
    { operation: 'UpdateIdMappingTable', status: 'construct', constructs: ['IdMappingTable'] },
    { operation: 'DeleteIdMappingTable', status: 'construct', constructs: ['IdMappingTable'] },
    { operation: 'ListIdMappingTables', status: 'not infrastructure', reason: 'lookup' },
    {
      operation: 'PopulateIdMappingTable',
      status: 'custom resource',
      calledBy: ['IdMappingTablePopulation'],
      method: 'IdMappingTableGrants.populate',
      note: 'A table is empty until it is populated, by the custom resource, at the times of a schedule, or by a principal.',
    },
  ],
};

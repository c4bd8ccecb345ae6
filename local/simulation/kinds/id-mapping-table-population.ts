import type { CleanRoomsService } from '../../cleanrooms/service';
import type { SimulatedKind } from './simulated-kind';
import { joinCollaboration, look, OWNER, TABLES } from './tables';

const JOB_TYPES = ['BATCH', 'INCREMENTAL'] as const;

/** Populations of some ID mapping tables, each of which has its own workflow. */
export const mappingPopulation: SimulatedKind<'id-mapping-table-population'> = {
  kind: 'id-mapping-table-population',
  acts: 'once',
  refusals: ['does not exist'],
  prepare(service, random) {
    const { owner } = joinCollaboration(service);
    const namespaces = associateNamespaces(service, owner);
    const tables = TABLES.map((name) => {
      const workflowArn = resolutionArn('idmappingworkflow', name);
      service.entityResolution.workflows.set(workflowArn, namespaces);
      return { workflowArn, idMappingTableId: createTable(service, owner, name, workflowArn) };
    });
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
    const one = (idMappingTableIdentifier: string) => ({ membershipIdentifier: owner, idMappingTableIdentifier });
    const isUsable = (table: string) => look(service, 'GetIdMappingTable', one(table)) !== undefined;
    service.populate = () => ({ seconds: random.next() * 300 });
    return {
      account: OWNER.account,
      draw: () => ({
        membershipId: owner,
        ...pick(tables),
        jobType: pick(JOB_TYPES),
        revision: `revision ${pick(JOB_TYPES)}`,
        waitSeconds: pick([0, 0, 60]),
      }),
      objectOf: ({ idMappingTableId }) => idMappingTableId,
      changedBy: ({ method, path }) => (method === 'POST' ? path.split('/')[4] : undefined),
      stateOf: (table) => (isUsable(table) ? 'exists' : undefined),
      requestedState: () => 'exists',
      isUsable,
      act(table) {
        service.call(OWNER, random.next() < 0.9 ? 'PopulateIdMappingTable' : 'DeleteIdMappingTable', one(table));
      },
    };
  },
};

function associateNamespaces(service: CleanRoomsService, membershipIdentifier: string): string[] {
  return (['SOURCE', 'TARGET'] as const).map((type) => {
    const arn = resolutionArn('idnamespace', type.toLowerCase());
    service.entityResolution.namespaces.set(arn, type);
    service.call(OWNER, 'CreateIdNamespaceAssociation', {
      membershipIdentifier,
      name: type,
      inputReferenceConfig: { inputReferenceArn: arn, manageResourcePolicies: true },
    });
    return arn;
  });
}

function createTable(
  service: CleanRoomsService,
  membershipIdentifier: string,
  name: string,
  inputReferenceArn: string,
): string {
  const { idMappingTable } = service.call(OWNER, 'CreateIdMappingTable', {
    membershipIdentifier,
    name,
    inputReferenceConfig: { inputReferenceArn, manageResourcePolicies: true },
  }) as { idMappingTable: { readonly id: string } };
  return idMappingTable.id;
}

function resolutionArn(kind: string, name: string): string {
  return `arn:aws:entityresolution:${OWNER.region}:${OWNER.account}:${kind}/${name}`;
}

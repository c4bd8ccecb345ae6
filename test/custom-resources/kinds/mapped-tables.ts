import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CREATOR, call, join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';

export const WORKFLOW_ARN = resolutionArn(CREATOR, 'idmappingworkflow', 'identities');

/** An intermediate table of the creator, who queries, and the membership of the partner, who provides data. */
export function createIntermediateTable(service: CleanRoomsService, name = 'daily_sales') {
  const collaboration = newCollaboration(service);
  const { id: membershipId } = join(service, CREATOR, collaboration);
  const { id: partnerMembershipId } = join(service, PARTNER, collaboration);
  const { intermediateTable } = call(service, CREATOR, 'CreateIntermediateTable', {
    membershipIdentifier: membershipId,
    name,
    populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT user_id FROM sales' } },
  });
  return {
    membershipId: membershipId as string,
    intermediateTableId: intermediateTable.id as string,
    partnerMembershipId: partnerMembershipId as string,
  };
}

/** An ID mapping table of the creator, and its workflow. */
export function createIdMappingTable(service: CleanRoomsService, name = 'identities') {
  const collaboration = newCollaboration(service);
  const { id: membershipId } = join(service, CREATOR, collaboration);
  const namespaces = (['SOURCE', 'TARGET'] as const).map((type) => {
    const arn = resolutionArn(CREATOR, 'idnamespace', type.toLowerCase());
    service.entityResolution.namespaces.set(arn, type);
    call(service, CREATOR, 'CreateIdNamespaceAssociation', {
      membershipIdentifier: membershipId,
      name: `${name} ${type}`,
      inputReferenceConfig: { inputReferenceArn: arn, manageResourcePolicies: true },
    });
    return arn;
  });
  service.entityResolution.workflows.set(WORKFLOW_ARN, namespaces);
  const { idMappingTable } = call(service, CREATOR, 'CreateIdMappingTable', {
    membershipIdentifier: membershipId,
    name,
    inputReferenceConfig: { inputReferenceArn: WORKFLOW_ARN, manageResourcePolicies: true },
  });
  return { membershipId: membershipId as string, idMappingTableId: idMappingTable.id as string };
}

function resolutionArn({ account, region }: typeof CREATOR, kind: string, name: string): string {
  return `arn:aws:entityresolution:${region}:${account}:${kind}/${name}`;
}

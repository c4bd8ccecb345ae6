import type { AudienceModelAssociationProperties } from '../../../src/custom-resources/configured-audience-model-association/contract';
import type { OwnAssociation } from '../../../src/custom-resources/configured-audience-model-association/observation';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';

export const OWNER = '0123456789abcdef0123456789abcdef';
export const MEMBERSHIP = 'a1b2c3d4-5678-90ab-cdef-000000000002';
export const MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/one';

export const PROPERTIES: AudienceModelAssociationProperties = {
  membershipId: MEMBERSHIP,
  configuredAudienceModelArn: MODEL,
  name: 'Viewers',
  description: undefined,
  manageResourcePolicies: true,
  tags: undefined,
};

export function arnOf(id: string): string {
  return `arn:aws:cleanrooms:us-east-1:111111111111:membership/${MEMBERSHIP}/configuredaudiencemodelassociation/${id}`;
}

/** An association as the service returns it if it was created with the properties. */
export function association(id = 'one', more: Partial<OwnAssociation> = {}): OwnAssociation {
  return {
    id,
    arn: arnOf(id),
    name: 'Viewers',
    configuredAudienceModelArn: MODEL,
    manageResourcePolicies: true,
    createTime: 1_790_000_000,
    tags: { [OWNER_TAG]: OWNER },
    ...more,
  };
}

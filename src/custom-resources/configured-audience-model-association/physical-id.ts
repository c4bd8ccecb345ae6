import type { Request } from '../engine/event';
import type { AudienceModelAssociationProperties } from './contract';

/** What a resource represents: the association of this membership that is marked with this owner. */
export interface Target {
  readonly owner: string;
  readonly membershipId: string;
}

const KIND = 'configured-audience-model-association';

/**
 * Without the model, which is exchanged in place: the service could refuse a second association with the name of the
 * first one.
 */
export function physicalIdOf({ owner, membershipId }: Target): string {
  return `${owner}/${KIND}/${membershipId}`;
}

/** Undefined for an id that this resource has not returned: CloudFormation generates one if no response reached it. */
export function parsePhysicalId(id: string | undefined): Target | undefined {
  const parts = id?.match(/^([\da-f]{32})\/configured-audience-model-association\/([^/]+)$/);
  if (!parts) {
    return undefined;
  }
  const [, owner = '', membershipId = ''] = parts;
  return { owner, membershipId };
}

/** The association that a request is about. That of a Delete is in its physical id. */
export function targetOf({
  type,
  physicalId,
  owner,
  properties: { membershipId },
}: Request<AudienceModelAssociationProperties>): Target {
  const parsed = parsePhysicalId(physicalId);
  return type === 'Delete' && parsed ? parsed : { owner: parsed?.owner ?? owner, membershipId };
}

import type { Request } from '../engine/event';
import type { AudienceModelProperties } from './contract';

/** The model that a resource represents: the one with this name that is marked with this owner. */
export interface Target {
  readonly owner: string;
  readonly name: string;
}

const KIND = 'configured-audience-model';

/** Without the ARN, which is not known before the model exists: an id must not depend on a response. */
export function physicalIdOf({ owner, name }: Target): string {
  return `${owner}/${KIND}/${encodeURIComponent(name)}`;
}

/** Undefined for an id that this resource has not returned: CloudFormation generates one if no response reached it. */
export function parsePhysicalId(id: string | undefined): Target | undefined {
  const parts = id?.match(/^([\da-f]{32})\/configured-audience-model\/([^/]+)$/);
  if (!parts) {
    return undefined;
  }
  const [, owner = '', name = ''] = parts;
  return { owner, name: decodeURIComponent(name) };
}

/** The model that a request is about. That of a Delete is in its physical id, since an update can have renamed it. */
export function targetOf({ type, physicalId, owner, properties }: Request<AudienceModelProperties>): Target {
  const parsed = parsePhysicalId(physicalId);
  return type === 'Delete' && parsed ? parsed : { owner: parsed?.owner ?? owner, name: properties.name };
}

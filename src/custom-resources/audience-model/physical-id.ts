import { digestOf } from '../engine/digest';
import type { Request } from '../engine/event';
import type { TrainedModelProperties } from './contract';

/** The model that a resource represents: the one with this name and this mark. */
export interface Target {
  readonly name: string;
  /** Stands for the resource, and for what the model is trained with: anything else is another model. */
  readonly mark: string;
}

const KIND = 'audience-model';

/** Without the ARN, which is not known before the model exists: an id must not depend on a response. */
export function physicalIdOf({ mark, name }: Target): string {
  return `${mark}/${KIND}/${encodeURIComponent(name)}`;
}

/** Undefined for an id that this resource has not returned: CloudFormation generates one if no response reached it. */
export function parsePhysicalId(id: string | undefined): Target | undefined {
  const parts = id?.match(/^([\da-f]{32}-[\da-f]{16})\/audience-model\/([^/]+)$/);
  if (!parts) {
    return undefined;
  }
  const [, mark = '', name = ''] = parts;
  return { mark, name: decodeURIComponent(name) };
}

/** The model that a request is about. That of a Delete is in its physical id. */
export function targetOf({ type, physicalId, owner, properties }: Request<TrainedModelProperties>): Target {
  const parsed = parsePhysicalId(physicalId);
  if (type === 'Delete' && parsed) {
    return parsed;
  }
  const [resource = owner] = parsed?.mark.split('-') ?? [];
  return { mark: markOf(resource, properties), name: nameOf(resource, properties) };
}

/** Whether an id is that of a model with these properties, except for its tags. */
export function isFor(id: string, properties: TrainedModelProperties): boolean {
  const { mark = '', name } = parsePhysicalId(id) ?? {};
  const [resource = ''] = mark.split('-');
  return mark === markOf(resource, properties) && name === nameOf(resource, properties);
}

function markOf(resource: string, properties: TrainedModelProperties): string {
  return `${resource}-${inputDigestOf(properties)}`;
}

/** A generated name differs from that of another stack: a failed creation can leave a model, which is not adopted. */
function nameOf(resource: string, properties: TrainedModelProperties): string {
  const { name, isNameGenerated } = properties;
  return isNameGenerated ? `${name}-${digestOf(markOf(resource, properties)).slice(0, 8)}` : name;
}

function inputDigestOf({ tags, ...inputs }: TrainedModelProperties): string {
  return digestOf(inputs);
}

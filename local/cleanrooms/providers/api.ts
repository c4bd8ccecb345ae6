import type { Properties, ResourceContext } from '../../cloudformation/provider';
import { tagsOf } from '../properties';
import { type CleanRoomsService, ServiceError } from '../service';

/** CloudFormation calls in the name of the stack's account; the fault plan recognizes these calls by the principal. */
export const CLOUDFORMATION = 'cloudformation.amazonaws.com';

/** The service as the handler of one resource sees it. */
export class Api {
  constructor(
    private readonly service: CleanRoomsService,
    private readonly context: ResourceContext,
  ) {}

  call(operation: string, input: Record<string, unknown>): Record<string, unknown> {
    const { account, region } = this.context;
    return this.service.call({ account, region, principal: CLOUDFORMATION }, operation, input);
  }

  /** The one structure that an answer wraps. */
  one<T>(operation: string, input: Record<string, unknown>): T {
    return Object.values(this.call(operation, input))[0] as T;
  }

  /** The same of what can be missing. */
  find<T>(operation: string, input: Record<string, unknown>): T | undefined {
    try {
      return this.one<T>(operation, input);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'ResourceNotFoundException') {
        return undefined;
      }
      throw error;
    }
  }

  /** A deletion for which it is enough that the thing is gone. */
  remove(operation: string, input: Record<string, unknown>): void {
    this.find(operation, input);
  }

  /** Brings the tags of a resource from the previous ones to the desired ones. */
  retag(resourceArn: string, properties: Properties, previous: Properties): void {
    const [wanted, had] = [tagsOf(properties), tagsOf(previous)];
    const tags = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => had[key] !== value));
    const tagKeys = Object.keys(had).filter((key) => !(key in wanted));
    if (tagKeys.length > 0) {
      this.call('UntagResource', { resourceArn, tagKeys });
    }
    if (Object.keys(tags).length > 0) {
      this.call('TagResource', { resourceArn, tags });
    }
  }
}

/**
 * What an update sends for a description that the new properties no longer have: the API cannot unset one, so the
 * empty text stands for none.
 */
export function withClearedDescription(properties: Properties, previous: Properties): Properties {
  const cleared = properties.Description === undefined && previous.Description !== undefined;
  return cleared ? { ...properties, Description: '' } : properties;
}

/** The physical id of what is under a membership. */
export function childId(id: string, membershipId: string): string {
  return `${id}|${membershipId}`;
}

export function splitChildId(physicalId: string): readonly [id: string, membershipIdentifier: string] {
  const [id, membershipIdentifier, ...rest] = physicalId.split('|');
  if (id === undefined || membershipIdentifier === undefined || rest.length > 0) {
    throw new Error(`'${physicalId}' is not an id and the id of a membership, joined by '|'`);
  }
  return [id, membershipIdentifier];
}

import { createHash } from 'node:crypto';
import type { Done } from './done';
import { ownId } from './physical-id';
import type { Contract, RawProperties } from './properties';
import { sentAt } from './sent-at';

/**
 * What CloudFormation sends for a custom resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export interface CloudFormationEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** Presigned: everyone who knows it can respond. Never logged. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: RawProperties;
  readonly OldResourceProperties?: RawProperties;
}

/** An event, decoded. */
export interface Request<P> {
  readonly type: 'Create' | 'Update' | 'Delete';
  readonly properties: P;
  /**
   * Stands for the resource in its stack, in all of its requests: what is marked with it was made for this resource, even
   * if no response has returned its id.
   */
  readonly owner: string;
  /** Of an Update: the properties before it, if they are of this version. */
  readonly previous?: P;
  /** As the plan has returned it; not set on Create. */
  readonly physicalId?: string;
  /** Of an Update that leads back to what was accepted before, as a rollback does: that. */
  readonly accepted?: Done;
  /** When CloudFormation made the request, in milliseconds since 1970, if it states that. */
  readonly sentAt?: number;
}

/** Whether an event contains everything that a response needs. */
export function isRequest(event: unknown): event is CloudFormationEvent {
  if (typeof event !== 'object' || event === null) {
    return false;
  }
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = event as Partial<CloudFormationEvent>;
  return [ResponseURL, StackId, RequestId, LogicalResourceId].every((part) => typeof part === 'string');
}

export function decodeRequest<P>(event: CloudFormationEvent, contract: Contract<P>): Request<P> {
  const { RequestType: type, PhysicalResourceId: physicalId, ResourceProperties: raw } = event;
  if (type !== 'Create' && type !== 'Update' && type !== 'Delete') {
    throw new Error(`unknown request type ${JSON.stringify(type)}`);
  }
  const own = type === 'Create' || physicalId === undefined ? undefined : ownId(physicalId);
  const properties = contract.decode(raw ?? {});
  return {
    type,
    properties,
    owner: ownerOf(event),
    previous: previousOf(event, contract),
    physicalId: own,
    sentAt: sentAt(event.ResponseURL),
  };
}

/** Not the texts themselves: a mark, such as a tag, can be shorter than both. */
export function ownerOf({ StackId, LogicalResourceId }: CloudFormationEvent): string {
  return createHash('sha256').update(`${StackId} ${LogicalResourceId}`).digest('hex').slice(0, 32);
}

/** The properties of an old version must not prevent an update. */
function previousOf<P>(event: CloudFormationEvent, contract: Contract<P>): P | undefined {
  if (event.RequestType !== 'Update' || event.OldResourceProperties === undefined) {
    return undefined;
  }
  try {
    return contract.decode(event.OldResourceProperties);
  } catch {
    return undefined;
  }
}

const NOT_CREATED = 'not-created/';

/**
 * The physical id of a failed Create that left nothing behind. CloudFormation sends a Delete for it, which then has
 * nothing to do. Equal for all deliveries of a request.
 */
export function notCreated(event: CloudFormationEvent): string {
  return `${NOT_CREATED}${event.RequestId}`;
}

export function isNotCreated(physicalId: string | undefined): boolean {
  return physicalId?.startsWith(NOT_CREATED) ?? false;
}

import type { ChangeRequest } from '../service/operations/change-requests';
import type { AutoApprovalProperties } from './contract';

/** The setting of one collaboration. */
export interface Observed {
  /** The collaboration does not exist, or the caller is no longer a member of it. */
  readonly gone?: boolean;
  readonly changeTypes: readonly string[];
  /** The service lists change requests of the collaboration, but does not show the collaboration; for this reason. */
  readonly unseen?: string;
  /** All change requests that change the collaboration itself, the newest first. */
  readonly requests: readonly ChangeRequest[];
  /** The change requests changed during the observation, so the setting and the requests can contradict each other. */
  readonly changing?: boolean;
}

export function isOpen({ status }: ChangeRequest): boolean {
  return status === 'PENDING' || status === 'APPROVED';
}

/** Whether a request changes the collaboration itself and nothing else, as those of this resource do. */
export function isOwn(request: ChangeRequest): boolean {
  return request.changes.length === 1 && changesCollaboration(request);
}

export function changesCollaboration({ changes }: ChangeRequest): boolean {
  return changes.some(({ specification }) => specification.collaboration !== undefined);
}

/** Whether a request, once committed, leads to the requested setting. */
export function isMatching(request: ChangeRequest, properties: AutoApprovalProperties): boolean {
  return isSame(requestedIn(request), properties.changeTypes);
}

/** Undefined if a request changes something else of the collaboration. */
export function requestedIn({ changes }: ChangeRequest): readonly string[] | undefined {
  return changes.find(({ specification }) => specification.collaboration)?.specification.collaboration
    ?.autoApprovedChangeTypes;
}

/** Whether two lists have the same types, in any order. A property that is left out is an empty list. */
export function isSame(actual: readonly string[] | undefined, requested: readonly string[] = []): boolean {
  return Array.isArray(actual) && [...new Set(actual)].sort().join() === [...new Set(requested)].sort().join();
}

import type { Request } from './event';
import { idsIn } from './physical-id';
import type { Reconciler } from './reconciler';

/** What an Update leads back to, if it was accepted before. */
export function acceptedBefore<P>(
  reconciler: Pick<Reconciler<P, unknown, unknown>, 'accepted'>,
  request: Request<P>,
  physicalId: string | undefined,
): Request<P>['accepted'] {
  if (request.type !== 'Update' || physicalId === undefined) {
    return undefined;
  }
  for (const id of idsIn(physicalId)) {
    const accepted = reconciler.accepted(id, request.properties);
    if (accepted) {
      return accepted;
    }
  }
  return undefined;
}

import type { Request } from './event';
import type { Reconciler } from './reconciler';

/*
 * CloudFormation does not state that an Update is a rollback. The physical id shows it: it stands for what was accepted
 * last, and, since an Update that replaces a resource keeps the former id at its end, for what was accepted before that.
 * An Update that leads back to one of the two must not fail, even if what was accepted has ended in the meantime.
 */
const SEPARATOR = ' after ';

/** The id that a plan has returned last, without that of its predecessor. */
export function ownId(physicalId: string): string {
  return idsIn(physicalId)[0] as string;
}

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

/**
 * The physical id after an Update for which a plan has returned an id. If a Delete can undo something, the id before
 * this one comes back as it was: an id that only looks different must not lead to a Delete.
 */
export function successorOf(physicalId: string, next: string, retainedOnDelete: boolean): string {
  const [own, predecessor] = idsIn(physicalId);
  if (next === own) {
    return physicalId;
  }
  return next === predecessor && !retainedOnDelete ? next : `${next}${SEPARATOR}${own}`;
}

function idsIn(physicalId: string): string[] {
  return physicalId.split(SEPARATOR);
}

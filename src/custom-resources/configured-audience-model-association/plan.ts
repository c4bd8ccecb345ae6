/*
 * The decision tables are in `ensure.ts` (Create and Update) and `delete.ts`. Around them: reads of the service have some
 * time to show a deletion of this delivery, so that the next step does not find what is gone, and, if nothing seems to be
 * left to do, the steps of a request that CloudFormation did not wait for, or of another delivery. A Create that finds its
 * association needs no such wait.
 */

import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { AudienceModelAssociationProperties } from './contract';
import { decideDelete } from './delete';
import { attributesOf, decideEnsure } from './ensure';
import type { Observed } from './observation';
import { parsePhysicalId } from './physical-id';
import { deletedBy, type Step } from './step';

/** The physical id contains the membership, but not the rest: it is a result only if the membership has ended. */
export function accepted(physicalId: string, { membershipId }: AudienceModelAssociationProperties): Done | undefined {
  return parsePhysicalId(physicalId)?.membershipId === membershipId
    ? { next: 'done', physicalId, attributes: attributesOf({ id: 'UNKNOWN', arn: 'UNKNOWN' }) }
    : undefined;
}

export function decide(
  request: Request<AudienceModelAssociationProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const deleted = deletedBy(progress.done);
  if (observed.own.some(({ id }) => deleted.has(id)) && progress.waited < SETTLING_MS) {
    return wait('the service does not show the deletion yet');
  }
  const decision =
    request.type === 'Delete' ? decideDelete(request, observed, progress) : decideEnsure(request, observed, progress);
  const restsOnReads = decision.next === 'done' && progress.done.length === 0 && request.type !== 'Create';
  return restsOnReads && progress.waited < SETTLING_MS
    ? wait('another request can still be in progress, or is not shown yet')
    : decision;
}

/*
 * The decision tables are in `ensure.ts` (Create and Update) and `delete.ts`. Around them: reads of the service have some
 * time to show a deletion of this delivery, so that the next request does not find what is gone, and, if nothing seems to
 * be left to do, the steps of a request that CloudFormation did not wait for, or of another delivery. A Create that finds
 * its model needs no such wait.
 */

import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { TrainedModelProperties } from './contract';
import { decideDelete } from './delete';
import { attributesOf, decideEnsure } from './ensure';
import { isBeingDeleted, type Observed } from './observation';
import { isFor } from './physical-id';
import { arnsOf, type Step } from './step';

/** The physical id stands for everything but the tags: it is a result only if what a model needs is gone. */
export function accepted(physicalId: string, properties: TrainedModelProperties): Done | undefined {
  return isFor(physicalId, properties)
    ? { next: 'done', physicalId, attributes: attributesOf('UNKNOWN', 'UNKNOWN') }
    : undefined;
}

export function decide(
  request: Request<TrainedModelProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const deleted = new Set(arnsOf('delete', progress.done));
  const isHidden = observed.own.some(
    (it) => deleted.has(it.audienceModelArn) && !isBeingDeleted(it) && it.status !== 'DELETE_FAILED',
  );
  if (isHidden && progress.waited < SETTLING_MS) {
    return wait('the service does not show the deletion yet');
  }
  const decision =
    request.type === 'Delete' ? decideDelete(request, observed, progress) : decideEnsure(request, observed, progress);
  const restsOnReads = decision.next === 'done' && progress.done.length === 0 && request.type !== 'Create';
  return restsOnReads && progress.waited < SETTLING_MS
    ? wait('another request can still be in progress, or is not shown yet')
    : decision;
}

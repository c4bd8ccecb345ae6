/*
 * Delete: the first row that applies. "Own" is a model with the name and the mark in the physical id; for an id that is not
 * ours, with those of the properties and the resource.
 *
 * | Own model                                  | Then                                                               |
 * | ------------------------------------------ | ------------------------------------------------------------------ |
 * | is deleted by the service, but not yet gone | wait for the time of the function, then done                      |
 * | is DELETE_FAILED after this delivery       | fail, with the reason of the service                               |
 * | exists                                     | delete it; a conflict is waited for, unless it is that of training |
 * | none                                       | done                                                               |
 */

import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, wait } from '../engine/reconciler';
import type { TrainedModelProperties } from './contract';
import { isBeingDeleted, isInTraining, type Observed, reasonOf } from './observation';
import { arnsOf, type Step } from './step';

export function decideDelete(
  { physicalId = '' }: Request<TrainedModelProperties>,
  { own }: Observed,
  { done }: Progress<Step>,
): Decision<Step> {
  const deleted = new Set(arnsOf('delete', done));
  const failed = own.find((it) => it.status === 'DELETE_FAILED' && deleted.has(it.audienceModelArn));
  if (failed) {
    return fail(`the audience model ${failed.audienceModelArn} was not deleted: ${reasonOf(failed)}`);
  }
  const remaining = own.find((it) => !isBeingDeleted(it) && !deleted.has(it.audienceModelArn));
  if (remaining) {
    const step = { do: 'delete', arn: remaining.audienceModelArn, isInTraining: isInTraining(remaining) } as const;
    return { next: 'act', step, physicalId };
  }
  const end = { next: 'done', physicalId } as const;
  return own.some(isBeingDeleted) ? wait('the service has not deleted the audience model yet', end) : end;
}

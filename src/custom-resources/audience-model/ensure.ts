/*
 * Create and Update: the first row that applies. "Own" is a model with the name that is marked with the resource and with
 * what it is trained with, "accepted" an Update back to what was accepted before, or of tags alone. Nothing waits for the
 * training, which takes up to two days: what the service has accepted is done.
 *
 * | Own model                                  | Then                                                        |
 * | ------------------------------------------ | ----------------------------------------------------------- |
 * | none, accepted, the service refuses one    | done: a rollback must not fail                              |
 * | none, the service refuses one              | fail, if another model has the name: nothing is adopted     |
 * | none                                       | create it, with the mark                                    |
 * | is being deleted                           | wait until it is gone                                       |
 * | its training has failed, not accepted      | fail, with the reason of the service                        |
 * | lacks a tag, or has it with another value  | add it                                                      |
 * | has a tag that was requested before        | remove it                                                   |
 * | none of these                              | done, with its status                                       |
 *
 * A step of this delivery that the service does not show yet is waited for, and is then taken as done. Tags that the service
 * refuses are a failure: then nothing has changed, and a rollback has nothing to do.
 */

import type { Attributes } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import { tagSteps } from '../service/marks';
import type { AudienceModelDetails } from '../service/operations/audience-models';
import { ATTRIBUTES, type TrainedModelProperties } from './contract';
import { isBeingDeleted, type Observed, reasonOf } from './observation';
import { physicalIdOf, targetOf } from './physical-id';
import { arnsOf, type Step } from './step';

type Properties = TrainedModelProperties;

export function decideEnsure(
  request: Request<Properties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { accepted } = request;
  const physicalId = physicalIdOf(targetOf(request));
  const [model] = observed.own;
  if (!model) {
    return forNone(request, observed, progress, physicalId);
  }
  if (isBeingDeleted(model)) {
    return wait(`the audience model ${model.audienceModelArn} is still being deleted`);
  }
  const done = { next: 'done', physicalId, attributes: attributesOf(model.audienceModelArn, model.status) } as const;
  if (model.status === 'CREATE_FAILED' && !accepted) {
    return fail(`the training of the audience model ${model.audienceModelArn} failed: ${reasonOf(model)}`);
  }
  const step = differences(model, request).find((it) => !wasTaken(it, progress) || isWaitedFor(progress));
  if (!step) {
    return done;
  }
  return wasTaken(step, progress)
    ? wait('the service does not show the accepted change yet')
    : { next: 'act', step, physicalId };
}

function forNone(
  request: Request<Properties>,
  { foreign }: Observed,
  progress: Progress<Step>,
  physicalId: string,
): Decision<Step> {
  const { accepted } = request;
  const [created] = arnsOf('create', progress.done);
  if (created !== undefined) {
    return isWaitedFor(progress)
      ? wait('the service does not show the new audience model yet')
      : { next: 'done', physicalId, attributes: attributesOf(created, 'UNKNOWN') };
  }
  if (progress.isRefused && accepted) {
    return accepted;
  }
  if (progress.isRefused && foreign.length > 0) {
    return fail(
      `the audience model ${foreign[0]} already has the name ${JSON.stringify(targetOf(request).name)}, and is trained ` +
        'otherwise or was not created by this resource: use another name, or delete that model',
    );
  }
  return { next: 'act', step: { do: 'create' }, physicalId };
}

/**
 * The steps after which a model is as requested. A Create can find what a former deletion has left, with all of its tags. An
 * Update that leads back to it looks like a rollback, which must keep the tags that others have added: it leaves them.
 */
function differences(
  { audienceModelArn: arn, tags: actual }: AudienceModelDetails,
  request: Request<Properties>,
): Step[] {
  const { properties, previous, accepted } = request;
  const former = accepted ? (previous?.tags ?? {}) : undefined;
  return tagSteps(arn, actual, { requested: properties.tags, previous: former });
}

/** Whether this delivery has taken the step. */
function wasTaken(step: Step, { done }: Progress<Step>): boolean {
  return done.some(
    (taken) => taken.do === step.do && (step.do !== 'untag' || ('key' in taken && taken.key === step.key)),
  );
}

function isWaitedFor({ waited }: Progress<Step>): boolean {
  return waited < SETTLING_MS;
}

export function attributesOf(arn: string, status: string): Attributes {
  return { [ATTRIBUTES.audienceModelArn]: arn, [ATTRIBUTES.audienceModelStatus]: status };
}

/*
 * Create and Update: the first row that applies. "Own" is a model with the name that is marked with the resource, "accepted"
 * an Update back to what was accepted before.
 *
 * | Own model                                  | Then                                                        |
 * | ------------------------------------------ | ----------------------------------------------------------- |
 * | none, accepted, the service refuses one    | done: a rollback must not fail                              |
 * | none, the service refuses one              | fail, if another model has the name: nothing is adopted     |
 * | none                                       | create it, with the mark                                    |
 * | tags new jobs otherwise than requested     | fail: nothing changes that                                  |
 * | is configured otherwise                    | update it                                                   |
 * | lacks a tag, or has it with another value  | add it                                                      |
 * | has a tag that was requested before        | remove it                                                   |
 * | its policy has other own statements        | replace these                                               |
 * | none of these                              | done                                                        |
 *
 * A step of this delivery that the service does not show yet is waited for, and is then taken as done. A refused change of a
 * model that exists is a failure, also of an Update that is a rollback, because nothing distinguishes it from another one. The
 * rollback of what was refused has nothing to do.
 */

import type { Attributes } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import { type Tags, tagSteps } from '../service/marks';
import type { ConfiguredAudienceModelDetails } from '../service/operations/configured-audience-models';
import { isConfigured } from './configuration';
import { ATTRIBUTES, type AudienceModelProperties } from './contract';
import type { Observed } from './observation';
import { physicalIdOf, targetOf } from './physical-id';
import { sharingStep } from './sharing';
import { arnsOf, type Step } from './step';

type Properties = AudienceModelProperties;

export function decideEnsure(
  request: Request<Properties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { properties } = request;
  const physicalId = physicalIdOf(targetOf(request));
  const [model] = observed.own;
  if (!model) {
    return forNone(request, observed, progress, physicalId);
  }
  const arn = model.configuredAudienceModelArn;
  const done = { next: 'done', physicalId, attributes: attributesOf(arn) } as const;
  const problem = tagPolicyProblem(model, properties);
  if (problem) {
    return fail(problem);
  }
  const step = differences(model, request, observed).find((it) => !wasTaken(it, progress) || isWaitedFor(progress));
  if (!step) {
    return done;
  }
  return wasTaken(step, progress)
    ? wait('the service does not show the accepted change yet')
    : { next: 'act', step, physicalId };
}

function forNone(
  { properties: { name }, accepted }: Request<Properties>,
  { foreign }: Observed,
  progress: Progress<Step>,
  physicalId: string,
): Decision<Step> {
  const [created] = arnsOf('create', progress.done);
  if (created !== undefined) {
    return isWaitedFor(progress)
      ? wait('the service does not show the new configured audience model yet')
      : { next: 'done', physicalId, attributes: attributesOf(created) };
  }
  if (progress.isRefused && accepted) {
    return accepted;
  }
  if (progress.isRefused && foreign.length > 0) {
    return fail(
      `the configured audience model ${foreign[0]} already has the name ${JSON.stringify(name)} and was not created by ` +
        'this resource: use another name, or delete that model',
    );
  }
  return { next: 'act', step: { do: 'create' }, physicalId };
}

function tagPolicyProblem(
  { configuredAudienceModelArn, childResourceTagOnCreatePolicy: actual }: ConfiguredAudienceModelDetails,
  { childResourceTagOnCreatePolicy: requested }: Properties,
): string | undefined {
  return requested === undefined || actual === undefined || actual === requested
    ? undefined
    : `${configuredAudienceModelArn} has the policy ${actual} for the tags of its jobs, not ${requested}, and Clean ` +
        'Rooms ML cannot change that: use another construct ID';
}

/** The steps after which the model is as requested. */
function differences(model: ConfiguredAudienceModelDetails, request: Request<Properties>, observed: Observed): Step[] {
  const { properties } = request;
  const arn = model.configuredAudienceModelArn;
  const sharing = sharingStep(arn, properties, observed);
  return [
    ...(isConfigured(model, properties) ? [] : [{ do: 'update', arn } as const]),
    ...tagSteps(arn, model.tags, { requested: properties.tags, previous: formerTags(request) }),
    ...(sharing ? [sharing] : []),
  ];
}

/**
 * The tags that the resource has requested before, of which others can have added more. A model that is found where none
 * was declared is left over of a former deletion, with all of its tags.
 */
function formerTags({ type, properties, previous }: Request<Properties>): Tags | undefined {
  const isLeftOver = type === 'Create' || (previous !== undefined && previous.name !== properties.name);
  return isLeftOver ? undefined : (previous?.tags ?? {});
}

/** Whether this delivery has taken the step; a policy that has changed since makes another step of the same kind. */
function wasTaken(step: Step, { done }: Progress<Step>): boolean {
  return done.some(
    (taken) => taken.do === step.do && (step.do !== 'untag' || ('key' in taken && taken.key === step.key)),
  );
}

function isWaitedFor({ waited }: Progress<Step>): boolean {
  return waited < SETTLING_MS;
}

export function attributesOf(arn: string): Attributes {
  return { [ATTRIBUTES.configuredAudienceModelArn]: arn };
}

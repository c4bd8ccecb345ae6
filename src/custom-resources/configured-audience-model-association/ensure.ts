/*
 * Create and Update: the first row that applies. "Own" is an association that is marked with the resource. It fits if it is
 * with the requested model, and manages the policies of the model as requested: no operation changes that.
 *
 * | Own association                            | Then                                                        |
 * | ------------------------------------------ | ----------------------------------------------------------- |
 * | is not the oldest one that fits            | delete it, before another one is created                    |
 * | none, the service refuses one              | fail, if another one can be the reason: nothing is adopted  |
 * | none                                       | create it, with the mark                                    |
 * | has another name or description            | update it                                                   |
 * | lacks a tag, or has it with another value  | add it                                                      |
 * | has a tag that was requested before        | remove it                                                   |
 * | none of these                              | done                                                        |
 *
 * A step of this delivery that the service does not show yet is waited for, and is then taken as done. What the service
 * refuses is a failure, also of an Update that is a rollback, because nothing distinguishes it from another one. The rollback
 * of a refused name has nothing to do, and that of a refused model creates the former association again.
 */

import type { Attributes } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import { type Tags, tagSteps } from '../service/marks';
import { ATTRIBUTES, type AudienceModelAssociationProperties } from './contract';
import { fits, type Observed, type OwnAssociation } from './observation';
import { physicalIdOf, targetOf } from './physical-id';
import { createdBy, deletedBy, type Identity, type Step } from './step';

type Properties = AudienceModelAssociationProperties;

export function decideEnsure(
  request: Request<Properties>,
  { own, foreign }: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const physicalId = physicalIdOf(targetOf(request));
  const deleted = deletedBy(progress.done);
  const existing = own.filter(({ id }) => !deleted.has(id));
  const current = existing.find((it) => fits(it, request.properties));
  const surplus = existing.find((it) => it !== current);
  if (surplus) {
    return { next: 'act', step: { do: 'delete', id: surplus.id }, physicalId };
  }
  if (!current) {
    return forNone(request, foreign, progress, physicalId);
  }
  const step = differences(current, request).find((it) => !wasTaken(it, progress) || isWaitedFor(progress));
  if (!step) {
    return doneWith(physicalId, current);
  }
  return wasTaken(step, progress)
    ? wait('the service does not show the accepted change yet')
    : { next: 'act', step, physicalId };
}

function forNone(
  { properties: { name, configuredAudienceModelArn } }: Request<Properties>,
  foreign: readonly string[],
  progress: Progress<Step>,
  physicalId: string,
): Decision<Step> {
  const [created] = createdBy(progress.done);
  if (created !== undefined) {
    return isWaitedFor(progress)
      ? wait('the service does not show the new configured audience model association yet')
      : doneWith(physicalId, created);
  }
  if (progress.isRefused && foreign.length > 0) {
    return fail(
      `the association ${foreign[0]} already has the name ${JSON.stringify(name)}, or is already with ` +
        `${configuredAudienceModelArn}, and was not created by this resource: use another name, or delete that association`,
    );
  }
  return { next: 'act', step: { do: 'create' }, physicalId };
}

/** The steps after which an association is as requested. */
function differences({ id, arn, ...actual }: OwnAssociation, request: Request<Properties>): Step[] {
  const { name, description = '', tags: requested } = request.properties;
  const isAsRequested = actual.name === name && (actual.description ?? '') === description;
  return [
    ...(isAsRequested ? [] : [{ do: 'update', id } as const]),
    ...tagSteps(arn, actual.tags, { requested, previous: formerTags(request) }),
  ];
}

/** An association that is found where none was declared is left over of a former deletion, with all of its tags. */
function formerTags({ type, properties, previous }: Request<Properties>): Tags | undefined {
  const isLeftOver = type === 'Create' || (previous !== undefined && previous.membershipId !== properties.membershipId);
  return isLeftOver ? undefined : (previous?.tags ?? {});
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

function doneWith(physicalId: string, identity: Identity) {
  return { next: 'done', physicalId, attributes: attributesOf(identity) } as const;
}

export function attributesOf({ id, arn }: Identity): Attributes {
  return {
    [ATTRIBUTES.configuredAudienceModelAssociationId]: id,
    [ATTRIBUTES.configuredAudienceModelAssociationArn]: arn,
  };
}

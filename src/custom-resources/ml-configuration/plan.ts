/*
 * The first row that applies. A membership has at most one configuration, and the service does not record who has put it:
 * its role, its location, and the time at which it was put show whether this resource has. "Accepted" is an Update of the
 * membership that the resource has configured before. "Older" was put before CloudFormation made the request.
 *
 * | Request        | Configuration             | Then                                                            |
 * | -------------- | ------------------------- | --------------------------------------------------------------- |
 * | Create, Update | put by this delivery      | wait until it is shown, then done                               |
 * | accepted       | any                       | put                                                             |
 * | Create, Update | none                      | put                                                             |
 * | Create         | as requested, not older   | put: another delivery of the request has put it                 |
 * | Update         | as requested              | put: a rollback can lead back to it                             |
 * | Create, Update | another one, or older     | wait shortly, then fail: this resource has not put it           |
 * | Delete         | deleted by this delivery  | wait until it is not shown, then done                           |
 * |                | the membership is gone    | done                                                            |
 * |                | as requested              | delete it                                                       |
 * |                | none, or another one      | wait shortly for what this resource has put, then done          |
 *
 * The reads of the service can be behind. Therefore an Update puts what it requests even if that is shown.
 */
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { MlConfigurationProperties } from './contract';

export type Step = { readonly do: 'put' } | { readonly do: 'delete' };

/** The configuration of the membership that a request is about. */
export type Observed =
  | { readonly is: 'gone' }
  | { readonly is: 'none' }
  | { readonly is: 'put'; readonly s3Uri: string | undefined; readonly roleArn: string; readonly updatedAt: number };

/** The clocks of CloudFormation and of the service differ by less. */
const CLOCK_SKEW_MS = 60_000;

export function decide(
  request: Request<MlConfigurationProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  return request.type === 'Delete'
    ? decideDelete(request, observed, progress)
    : decideEnsure(request, observed, progress);
}

function decideEnsure(
  { type, properties, accepted, sentAt }: Request<MlConfigurationProperties>,
  observed: Observed,
  { done, waited }: Progress<Step>,
): Decision<Step> {
  const physicalId = physicalIdOf(properties);
  const isShown = isAsRequested(observed, properties);
  if (done.length > 0) {
    return isShown || waited >= SETTLING_MS
      ? { next: 'done', physicalId }
      : wait('the service does not show the accepted ML configuration yet');
  }
  const isOlder = observed.is === 'put' && sentAt !== undefined && observed.updatedAt < sentAt - CLOCK_SKEW_MS;
  const canBeOurs = isShown && (type === 'Update' || !isOlder);
  if (accepted || observed.is !== 'put' || canBeOurs) {
    return { next: 'act', step: { do: 'put' }, physicalId };
  }
  const reason =
    `membership ${properties.membershipId} already has an ML configuration, which this resource has not put, with the ` +
    `location ${JSON.stringify(observed.s3Uri)} and the role ${JSON.stringify(observed.roleArn)}: remove it with ` +
    'DeleteMLConfiguration or from the stack that has put it, and deploy again';
  return waited < SETTLING_MS ? wait(reason) : fail(reason);
}

function decideDelete(
  { properties, physicalId = '' }: Request<MlConfigurationProperties>,
  observed: Observed,
  { done, waited }: Progress<Step>,
): Decision<Step> {
  const isOurs = isAsRequested(observed, properties);
  if (observed.is === 'gone' || waited >= SETTLING_MS) {
    return isOurs && done.length === 0
      ? { next: 'act', step: { do: 'delete' }, physicalId }
      : { next: 'done', physicalId };
  }
  if (done.length > 0) {
    return isOurs
      ? wait('the service does not show the deletion of the ML configuration yet')
      : { next: 'done', physicalId };
  }
  return isOurs
    ? { next: 'act', step: { do: 'delete' }, physicalId }
    : wait('a request that is still in progress can put the ML configuration, or it is not shown yet');
}

/** A configuration that has ended with its membership was accepted, too. */
export function accepted(physicalId: string, properties: MlConfigurationProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? { next: 'done', physicalId } : undefined;
}

function isAsRequested(observed: Observed, { s3Uri, roleArn }: MlConfigurationProperties): boolean {
  return observed.is === 'put' && observed.s3Uri === s3Uri && observed.roleArn === roleArn;
}

/** Depends only on the membership, so that a change of location or role replaces nothing. */
function physicalIdOf({ membershipId }: MlConfigurationProperties): string {
  return `${membershipId}/ml-configuration`;
}

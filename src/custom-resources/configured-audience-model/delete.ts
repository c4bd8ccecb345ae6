/*
 * Delete: the first row that applies. "Own" is a model with the name in the physical id that is marked with the owner in it; for
 * an id that is not ours, with the name in the properties that is marked with the resource.
 *
 * | Own model | Then                                                                                  |
 * | --------- | ------------------------------------------------------------------------------------- |
 * | exists    | delete it, with its policy; a conflict is waited for, such as that with a running job |
 * | none      | done                                                                                  |
 */

import type { Request } from '../engine/event';
import type { Decision, Progress } from '../engine/reconciler';
import type { AudienceModelProperties } from './contract';
import type { Observed } from './observation';
import { arnsOf, type Step } from './step';

export function decideDelete(
  { physicalId = '' }: Request<AudienceModelProperties>,
  { own }: Observed,
  { done }: Progress<Step>,
): Decision<Step> {
  const deleted = new Set(arnsOf('delete', done));
  const remaining = own.find(({ configuredAudienceModelArn: arn }) => !deleted.has(arn));
  return remaining
    ? { next: 'act', step: { do: 'delete', arn: remaining.configuredAudienceModelArn }, physicalId }
    : { next: 'done', physicalId };
}

/*
 * Delete: the first row that applies. "Own" is an association that is marked with the owner in the physical id, in the
 * membership of the physical id; for an id that is not ours, with the resource, in the membership of the properties.
 *
 * | Own association | Then      |
 * | --------------- | --------- |
 * | exists          | delete it |
 * | none            | done      |
 */

import type { Request } from '../engine/event';
import type { Decision, Progress } from '../engine/reconciler';
import type { AudienceModelAssociationProperties } from './contract';
import type { Observed } from './observation';
import { deletedBy, type Step } from './step';

export function decideDelete(
  { physicalId = '' }: Request<AudienceModelAssociationProperties>,
  { own }: Observed,
  { done }: Progress<Step>,
): Decision<Step> {
  const deleted = deletedBy(done);
  const remaining = own.find(({ id }) => !deleted.has(id));
  return remaining
    ? { next: 'act', step: { do: 'delete', id: remaining.id }, physicalId }
    : { next: 'done', physicalId };
}

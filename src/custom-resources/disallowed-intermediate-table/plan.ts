/*
 * Create and Update: the first row that applies.
 *
 * | Situation                                                  | Then                                               |
 * | ---------------------------------------------------------- | -------------------------------------------------- |
 * | an Update with what the physical id stands for             | done                                               |
 * | this delivery has disallowed the table                     | done                                               |
 * | else                                                       | disallow it: the operation is idempotent           |
 *
 * No operation shows a data provider what it has disallowed, so nothing is observed.
 *
 * Delete: done, without a call. No operation allows a table again.
 */
import { digestOf } from '../engine/digest';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import type { Decision, Progress } from '../engine/reconciler';
import type { DisallowedTableProperties } from './contract';

export type Step = { readonly do: 'disallow' };

export function decide(
  { type, properties, physicalId }: Request<DisallowedTableProperties>,
  _nothing: undefined,
  progress: Progress<Step>,
): Decision<Step> {
  const done = doneWith(properties);
  const isAcceptedAlready = type === 'Update' && physicalId === done.physicalId;
  return isAcceptedAlready || progress.done.length > 0
    ? done
    : { next: 'act', step: { do: 'disallow' }, physicalId: done.physicalId };
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: DisallowedTableProperties): Done | undefined {
  const done = doneWith(properties);
  return physicalId === done.physicalId ? done : undefined;
}

/** A name can contain what a physical id cannot. */
function doneWith(properties: DisallowedTableProperties): Done {
  return { next: 'done', physicalId: `${properties.membershipId}/disallowed/${digestOf(properties)}` };
}

/*
 * Delete: the first row that applies. The physical id states whether this resource added the member; for an id that is
 * not ours, the change requests do. "Open" is a request that is PENDING or APPROVED, "own" one that changes this
 * account only.
 *
 * | Physical id | Member and change requests                          | Then                                         |
 * | ----------- | --------------------------------------------------- | -------------------------------------------- |
 * | any         | the collaboration is gone                           | done                                         |
 * | found       | an open own request for what was requested          | cancel it                                    |
 * | found       |                                                     | done: the member stays                       |
 * | added, not  | an own request is open                              | cancel it                                    |
 * | ours        | the member is INVITED or ACTIVE, and was added      | remove it                                    |
 * | not ours    | nothing                                             | wait shortly for a running Create, then done |
 * | added       | nothing                                             | done                                         |
 */
import type { Request } from '../engine/event';
import { type Decision, type Progress, wait } from '../engine/reconciler';
import { isGrantOrRevocation } from './change';
import type { MemberProperties } from './contract';
import { isAddition, isOpen, isOwn, isPresent, type Observed } from './observation';
import { parsePhysicalId, type Target } from './physical-id';
import type { Step } from './step';

/** How long to wait for a Create that might still be running. */
const CREATE_DELAY_MS = 15_000;

/** The physical id of a Delete identifies the member, not the properties. */
export function targetOfDelete({ physicalId, properties }: Request<MemberProperties>): Target {
  return parsePhysicalId(physicalId) ?? properties;
}

export function decideDelete(
  request: Request<MemberProperties>,
  { gone, member, requests }: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { accountId } = targetOfDelete(request);
  const physicalId = request.physicalId ?? '';
  const done: Decision<Step> = { next: 'done', physicalId };
  const parsed = parsePhysicalId(request.physicalId);
  const isFound = parsed?.origin === 'found';

  if (gone) {
    return done;
  }
  const own = requests.filter((it) => isOwn(it, accountId));
  const toCancel = own.filter(isOpen).find((it) => !isFound || isGrantOrRevocation(it, accountId, request.properties));
  if (toCancel) {
    return { next: 'act', step: { do: 'cancel', id: toCancel.id }, physicalId };
  }
  if (isFound) {
    return done;
  }
  const wasAdded = parsed !== undefined || own.some(isAddition);
  const isRemoved = progress.done.some((step) => step.do === 'remove');
  if (isPresent(member) && wasAdded && !isRemoved) {
    return { next: 'act', step: { do: 'remove' }, physicalId };
  }
  // Earlier additions of the account do not prove that the Create of this resource has ended.
  if (!parsed && progress.done.length === 0 && progress.elapsed < CREATE_DELAY_MS) {
    return wait('the creation can still be in progress');
  }
  return done;
}

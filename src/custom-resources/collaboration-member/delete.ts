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
 * | ours        | none has added the member, but one has changed it,  | done: it is a member without this resource   |
 * |             | or a request for other accounts, too, has added it  |                                              |
 * |             | the member was added, and is not LEFT or REMOVED    | remove it                                    |
 * | added, not  | nothing                                             | done                                         |
 * | ours        |                                                     |                                              |
 */

import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import type { Decision, Progress } from '../engine/reconciler';
import { isChangeOfExisting } from './change';
import type { MemberProperties } from './contract';
import { isAbsent, isAddition, isOfExistingMember, isOpen, isOwn, type Observed } from './observation';
import { parsePhysicalId, type Target } from './physical-id';
import type { Step } from './step';

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
  const done: Done = { next: 'done', physicalId };
  const parsed = parsePhysicalId(request.physicalId);
  const isFound = parsed?.origin === 'found';

  if (gone) {
    return done;
  }
  const own = requests.filter((it) => isOwn(it, accountId));
  const toCancel = own.filter(isOpen).find((it) => !isFound || isChangeOfExisting(it, request.properties, member));
  if (toCancel) {
    return { next: 'act', step: { do: 'cancel', id: toCancel.id }, physicalId };
  }
  if (isFound) {
    return done;
  }
  // The id also states "added" if the request for that never arrived; meanwhile others can have added the account.
  const isOfOthers = requests.some((it) => isAddition(it) && !isOwn(it, accountId));
  const wasAdded = own.some(isAddition) || (parsed !== undefined && !isOfOthers && !own.some(isOfExistingMember));
  const isRemoved = progress.done.some((step) => step.do === 'remove');
  if (!isAbsent(member) && wasAdded && !isRemoved) {
    return { next: 'act', step: { do: 'remove' }, physicalId };
  }
  return done;
}

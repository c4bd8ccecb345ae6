/*
 * Create and Update: the first row that applies. "Open" is a change request that is PENDING or APPROVED, "own" one that
 * changes this account only, "matching" one that leads to the requested state, "accepted" an Update of the same member.
 * "Terms" are the abilities, those for machine learning, and the payments that this resource manages; what it does not
 * manage is never a difference.
 *
 * | Member           | Change requests                              | Then                                            |
 * | ---------------- | -------------------------------------------- | ----------------------------------------------- |
 * | another name     |                                              | fail: nothing changes a name                    |
 * | unknown status   |                                              | fail: not known; as requested on Update: done   |
 * | as requested     | on Update: an open own one would change it   | cancel it                                       |
 * | as requested     |                                              | done                                            |
 * | other terms      | on Create: an own one has added it           | fail: another resource manages it               |
 * | absent, accepted | refused by the service, or by people         | done: nothing can bring it back                 |
 * | absent, or       | open, matching: APPROVED and own             | commit it                                       |
 * | other terms      | … auto-approved, for a short time            | wait                                            |
 * |                  | … otherwise                                  | done: people decide, and nothing waits for them |
 * |                  | open, not matching: own, on Update           | cancel it                                       |
 * |                  | … otherwise                                  | fail: two different requests for one member     |
 * |                  | created by this delivery: canceled on Update | request the change again                        |
 * |                  | … denied, canceled                           | fail                                            |
 * |                  | created or committed by this delivery        | wait shortly for the list of members, then done |
 * |                  | none, member queries or runs jobs            | fail: a change request cannot contain that      |
 * |                  | none                                         | request the change                              |
 */

import type { Attributes, Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { ChangeRequest } from '../service/operations/change-requests';
import type { MemberSummary } from '../service/operations/members';
import { changeFor, describeChange, describeMember, hasFixedAbilities, hasRequested, isMatching } from './change';
import { ATTRIBUTES, type MemberProperties } from './contract';
import { changeOf, isAddition, isOpen, isOwn, isPresent, isUnknown, type Observed } from './observation';
import { isSameTarget, type Origin, parsePhysicalId, physicalIdOf } from './physical-id';
import { addsMember, committedBy, type Step } from './step';

type Next = Decision<Step>;

/** What the rows of the table depend on. */
interface Situation {
  readonly type: Request<MemberProperties>['type'];
  readonly accepted: Done | undefined;
  readonly properties: MemberProperties;
  readonly member: MemberSummary | undefined;
  readonly requests: readonly ChangeRequest[];
  readonly matching: ChangeRequest | undefined;
  readonly conflicting: ChangeRequest | undefined;
  readonly progress: Progress<Step>;
  readonly done: Done;
}

export function decideEnsure(
  request: Request<MemberProperties>,
  { member, requests }: Observed,
  progress: Progress<Step>,
): Next {
  const { type, properties, accepted } = request;
  const open = requests.filter(isOpen);
  const matching = open.find((it) => isMatching(it, properties, member));
  const situation: Situation = {
    type,
    accepted,
    properties,
    member,
    requests,
    matching,
    conflicting: open.find((it) => !isMatching(it, properties, member)),
    progress,
    done: {
      next: 'done',
      physicalId: physicalIdFor(request, requests, progress),
      attributes: attributesOf(member, matching ?? requests.find(({ status }) => status === 'COMMITTED')),
    },
  };
  return (
    forUnknownStatus(situation) ??
    forPresentMember(situation) ??
    forVainReturn(situation) ??
    forMatchingRequest(situation) ??
    forConflictingRequest(situation) ??
    forOwnSteps(situation) ??
    requestChange(situation)
  );
}

function forUnknownStatus({ type, properties, member, done }: Situation): Next | undefined {
  if (!member || !isUnknown(member)) {
    return undefined;
  }
  const { accountId, displayName } = properties;
  const isAsRequested = member.displayName === displayName && hasRequested(member, properties);
  return type === 'Update' && isAsRequested
    ? done
    : fail(
        `member ${accountId} has the status ${JSON.stringify(member.status)}, which this version of cdk-cleanrooms ` +
          'does not know: update cdk-cleanrooms',
      );
}

function forPresentMember({ type, properties, member, requests, conflicting, done }: Situation): Next | undefined {
  const { accountId, displayName } = properties;
  if (!isPresent(member)) {
    return undefined;
  }
  if (member.displayName !== displayName) {
    return fail(
      `member ${accountId} has the name ${JSON.stringify(member.displayName)} in the collaboration, not ` +
        `${JSON.stringify(displayName)}, and Clean Rooms cannot rename a member: use the name that it has`,
    );
  }
  if (hasRequested(member, properties)) {
    if (type === 'Update' && conflicting && isOwn(conflicting, accountId)) {
      return act(properties, { do: 'cancel', id: conflicting.id }, done);
    }
    return done;
  }
  if (type === 'Create' && requests.some((it) => isOwn(it, accountId) && isAddition(it))) {
    return fail(
      `member ${accountId} already exists with ${describeMember(member)}, not with ` +
        `${describeChange(changeFor(properties, member), member)}: deploy it with the abilities that it has, and ` +
        'change them in a later deployment',
    );
  }
  return undefined;
}

/** A rollback cannot bring back a member that the service or the other members refuse, and must not fail. */
function forVainReturn({ accepted, member, requests, progress, done }: Situation): Next | undefined {
  const isInVain = progress.isRefused || hasEnded(createdIn(requests, progress));
  return accepted && !isPresent(member) && isInVain ? done : undefined;
}

function forMatchingRequest({ properties, matching, progress, done }: Situation): Next | undefined {
  if (matching?.status === 'APPROVED' && isOwn(matching, properties.accountId)) {
    return act(properties, { do: 'commit', id: matching.id }, done);
  }
  if (matching?.isAutoApproved && progress.waited < SETTLING_MS) {
    return wait('the auto-approved change request is not committed yet');
  }
  return matching && done;
}

function forConflictingRequest({ type, properties, member, conflicting, done }: Situation): Next | undefined {
  if (!conflicting) {
    return undefined;
  }
  const { accountId } = properties;
  if (type === 'Update' && isOwn(conflicting, accountId)) {
    return act(properties, { do: 'cancel', id: conflicting.id }, done);
  }
  return fail(
    `change request ${conflicting.id} is ${conflicting.status} and requests ` +
      `${describeChange(changeOf(conflicting, accountId), member)}, not ` +
      `${describeChange(changeFor(properties, member), member)}: wait until it is decided, or cancel it`,
  );
}

function forOwnSteps({ type, requests, progress, done }: Situation): Next | undefined {
  const created = createdIn(requests, progress);
  if (type === 'Update' && created?.status === 'CANCELLED') {
    // By an Update that CloudFormation did not wait for.
    return undefined;
  }
  if (created && hasEnded(created)) {
    return fail(
      `change request ${created.id} was ${created.status}: agree on the change with the other members, and deploy ` +
        'again',
    );
  }
  if (created && progress.waited < SETTLING_MS) {
    return wait('the list of members does not contain the committed change yet');
  }
  return created && done;
}

/** The request that this delivery has created or committed. */
function createdIn(requests: readonly ChangeRequest[], { done }: Progress<Step>): ChangeRequest | undefined {
  const ids = new Set(committedBy(done));
  return requests.find(({ id }) => ids.has(id));
}

function hasEnded(request: ChangeRequest | undefined): boolean {
  return request?.status === 'DENIED' || request?.status === 'CANCELLED';
}

function requestChange({ properties, member, done }: Situation): Next {
  if (isPresent(member) && hasFixedAbilities(member)) {
    return fail(
      `member ${properties.accountId} has ${member.abilities.join(', ')}: a change request replaces all abilities of ` +
        'a member and cannot contain CAN_QUERY or CAN_RUN_JOB, so change its abilities in the collaboration',
    );
  }
  return act(properties, { do: 'request', change: changeFor(properties, member) }, done);
}

/** From a step that adds on, the member belongs to this resource, even if the request fails in the end. */
function act(properties: MemberProperties, step: Step, done: { readonly physicalId: string }): Next {
  return { next: 'act', step, physicalId: addsMember(step) ? physicalIdOf(properties, 'added') : done.physicalId };
}

/**
 * An added member stays `added`. A found one becomes `added` if a request has added it since, of whichever delivery.
 */
function physicalIdFor(
  { properties, physicalId }: Request<MemberProperties>,
  requests: readonly ChangeRequest[],
  progress: Progress<Step>,
): string {
  const previous = parsePhysicalId(physicalId);
  const wasAdded = previous?.origin === 'added' && isSameTarget(previous, properties);
  const isAdded = requests.some((it) => isOwn(it, properties.accountId) && isAddition(it));
  const origin: Origin = wasAdded || isAdded || progress.done.some(addsMember) ? 'added' : 'found';
  return physicalIdOf(properties, origin);
}

export function attributesOf(member: MemberSummary | undefined, request: ChangeRequest | undefined): Attributes {
  return {
    [ATTRIBUTES.changeRequestId]: request?.id ?? 'NONE',
    [ATTRIBUTES.changeRequestStatus]: request?.status ?? 'NONE',
    [ATTRIBUTES.memberStatus]: member?.status ?? 'NONE',
  };
}

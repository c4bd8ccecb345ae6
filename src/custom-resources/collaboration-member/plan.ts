/*
 * "Open" is a change request that is PENDING or APPROVED, "own" one that changes this account only.
 *
 * Create and Update, the first row that fits:
 *
 * | Member        | Change requests                                  | Then                                           |
 * | ------------- | ------------------------------------------------ | ---------------------------------------------- |
 * | as asked      | on Update: an open own one would change it       | cancel it                                      |
 * | as asked      |                                                  | done                                           |
 * | other name    |                                                  | fail: nothing changes a name                   |
 * | other ability | on Create: a request has added it before         | fail: it is somebody else's                    |
 * | absent or     | an open one leads there: APPROVED and own        | commit it                                      |
 * | other ability | … auto-approved, for a short while               | wait                                           |
 * |               | … otherwise                                      | done: people decide, and nobody waits for them |
 * |               | an open one leads elsewhere: own, on Update      | cancel it                                      |
 * |               | … otherwise                                      | fail: two wishes for one member                |
 * |               | the one made just now is denied or cancelled     | fail                                           |
 * |               | the one made just now is committed               | wait shortly for the list, then done            |
 * |               | none                                             | request the change                             |
 *
 * Delete. The physical id says whether this resource added the member; of an id that is not ours the requests tell:
 *
 * | The collaboration is gone                           | done                                                 |
 * | Found: an open own request asks for what we asked   | cancel it                                            |
 * | Found                                               | done: the member stays                               |
 * | Added: an own request is open                       | cancel it                                            |
 * | Added: the member is INVITED or ACTIVE              | remove it                                            |
 * | Nothing there, and no answer ever named an id       | wait shortly: the Create may still run; then done    |
 * | Nothing there                                       | done                                                 |
 */
import { RECEIVE } from '../engine/change-request';
import type { Request } from '../engine/event';
import { type Attributes, type Decision, fail, type Progress } from '../engine/kind';
import type { ChangeRequest, MemberChange, MemberSummary } from '../engine/operations';
import { ATTRIBUTES, type MemberProperties } from './contract';
import { changeOf, isAddition, isOpen, isOwn, isPresent, type Observed } from './observation';
import { isSameTarget, type Origin, parsePhysicalId, physicalIdOf, type Target } from './physical-id';

export { type Observed, requestsAbout } from './observation';

export type Step =
  | { readonly do: 'request'; readonly change: MemberChange; readonly answer?: ChangeRequest }
  | { readonly do: 'commit' | 'cancel'; readonly id: string }
  | { readonly do: 'remove' };

type Asked = Request<MemberProperties>;
type Next = Decision<Step>;
type Done = Next & { readonly next: 'done' };

/** How long something that the service does by itself is waited for. */
const SHORTLY_MS = 15_000;

/** Whom a request is about: of a Delete its physical id says it, not its properties. */
export function targetOf({ type, physicalId, properties }: Asked): Target {
  return (type === 'Delete' ? parsePhysicalId(physicalId) : undefined) ?? properties;
}

export function decide(asked: Asked, observed: Observed, progress: Progress<Step>): Next {
  if (observed.changing) {
    return wait('somebody changes the members at this moment');
  }
  const seen = withAnswers(observed, progress);
  return asked.type === 'Delete' ? decideDelete(asked, seen, progress) : decideEnsure(asked, seen, progress);
}

function decideEnsure(asked: Asked, { member, requests }: Observed, progress: Progress<Step>): Next {
  const { accountId, displayName, receivesResults } = asked.properties;
  const open = requests.filter(isOpen);
  const leading = open.find((request) => leadsThere(request, asked.properties, member));
  const other = open.find((request) => !leadsThere(request, asked.properties, member));
  const own = (request: ChangeRequest) => isOwn(request, accountId);
  const done: Done = {
    next: 'done',
    physicalId: physicalIdFor(asked, requests, progress),
    attributes: attributesOf(member, leading ?? requests.find((request) => request.status === 'COMMITTED')),
  };

  if (isPresent(member) && member.displayName !== displayName) {
    return fail(
      `member ${accountId} is called ${JSON.stringify(member.displayName)} in the collaboration, not ` +
        `${JSON.stringify(displayName)}, and Clean Rooms cannot rename a member: use the name that it has`,
    );
  }
  if (isPresent(member) && receives(member) === receivesResults) {
    return asked.type === 'Update' && other && own(other) ? act(asked, { do: 'cancel', id: other.id }, done) : done;
  }
  if (isPresent(member) && asked.type === 'Create' && requests.some((request) => own(request) && isAddition(request))) {
    return fail(
      `member ${accountId} is there already, with ${describe(member)} and not ` +
        `${describe(changeFor(asked.properties, member))}: use what it has, and change it after this has taken it over`,
    );
  }
  if (leading?.status === 'APPROVED' && own(leading)) {
    return act(asked, { do: 'commit', id: leading.id }, done);
  }
  if (leading?.isAutoApproved && progress.elapsed < SHORTLY_MS) {
    return wait('an auto-approved change takes its time');
  }
  if (leading) {
    return done;
  }
  if (other) {
    if (asked.type === 'Update' && own(other)) {
      return act(asked, { do: 'cancel', id: other.id }, done);
    }
    return fail(
      `change request ${other.id} is ${other.status} and asks for ${describe(changeOf(other, accountId))}, not for ` +
        `${describe(changeFor(asked.properties, member))}: let it be decided or cancel it`,
    );
  }
  const made = madeNow(requests, progress);
  if (made?.status === 'DENIED' || made?.status === 'CANCELLED') {
    return fail(`change request ${made.id} was ${made.status}: agree with the other members and deploy again`);
  }
  if (made) {
    return progress.elapsed < SHORTLY_MS ? wait('the list of members lags behind') : done;
  }
  if (isPresent(member) && member.abilities.some((ability) => FIXED.has(ability))) {
    return fail(
      `member ${accountId} has ${member.abilities.join(', ')}: a change request replaces all abilities, and cannot ` +
        'name those to query and to run jobs, so they are changed with the collaboration only',
    );
  }
  return act(asked, { do: 'request', change: changeFor(asked.properties, member) }, done);
}

function decideDelete(asked: Asked, { gone, member, requests }: Observed, progress: Progress<Step>): Next {
  const done: Done = { next: 'done', physicalId: asked.physicalId ?? '' };
  const { accountId } = targetOf(asked);
  const id = parsePhysicalId(asked.physicalId);
  const named = id !== undefined;
  const found = id?.origin === 'found';
  const removed = progress.done.some((step) => step.do === 'remove');

  if (gone) {
    return done;
  }
  const own = requests.filter((request) => isOpen(request) && isOwn(request, accountId));
  const open = own.find((request) => !found || isWish(request, asked.properties, accountId));
  if (open) {
    return act(asked, { do: 'cancel', id: open.id }, done);
  }
  if (found) {
    return done;
  }
  const ours = named || requests.some((request) => isOwn(request, accountId) && isAddition(request));
  if (isPresent(member) && ours && !removed) {
    return act(asked, { do: 'remove' }, done);
  }
  // Additions of an earlier life say nothing about the one that may be under way.
  const undone = progress.done.length > 0;
  if (!named && !undone && progress.elapsed < SHORTLY_MS) {
    return wait('the creation may still be under way');
  }
  return done;
}

/** A list may lag behind what the service has answered to a step. */
function withAnswers(observed: Observed, progress: Progress<Step>): Observed {
  const listed = new Set(observed.requests.map(({ id }) => id));
  const answers = progress.done.flatMap((step) => (step.do === 'request' && step.answer ? [step.answer] : []));
  return { ...observed, requests: [...answers.filter(({ id }) => !listed.has(id)), ...observed.requests] };
}

function madeNow(requests: readonly ChangeRequest[], progress: Progress<Step>): ChangeRequest | undefined {
  const ids = new Set(progress.done.flatMap((step) => (step.do === 'request' ? [step.answer?.id] : [])));
  return requests.find(({ id }) => ids.has(id));
}

function leadsThere(request: ChangeRequest, asked: MemberProperties, member: MemberSummary | undefined): boolean {
  const change = changeOf(request, asked.accountId);
  if (!change || change.memberAbilities.includes(RECEIVE) !== asked.receivesResults) {
    return false;
  }
  // Who is a member already keeps the name.
  return isPresent(member) || change.displayName === asked.displayName;
}

/** Whether a request asks of somebody who is a member already what this resource asks. */
function isWish(request: ChangeRequest, asked: MemberProperties, accountId: string): boolean {
  return (
    !isAddition(request) && changeOf(request, accountId)?.memberAbilities.includes(RECEIVE) === asked.receivesResults
  );
}

/** The abilities of a request replace all that the member has, so those that are not ours to change are repeated. */
function changeFor(asked: MemberProperties, member: MemberSummary | undefined): MemberChange {
  const receive = asked.receivesResults ? [RECEIVE] : [];
  if (!isPresent(member)) {
    return { accountId: asked.accountId, displayName: asked.displayName, memberAbilities: receive };
  }
  const others = member.abilities.filter((ability) => ability !== RECEIVE);
  return {
    accountId: asked.accountId,
    memberAbilities: [...others, ...receive],
    mlMemberAbilities: member.mlAbilities,
  };
}

/** What was added stays so. What was found has been added since if a request says so, whichever delivery made it. */
function physicalIdFor(asked: Asked, requests: readonly ChangeRequest[], progress: Progress<Step>): string {
  const before = parsePhysicalId(asked.physicalId);
  const wasAdded = before?.origin === 'added' && isSameTarget(before, asked.properties);
  const own = requests.some((request) => isOwn(request, asked.properties.accountId) && isAddition(request));
  const origin: Origin = wasAdded || own || progress.done.some(adds) ? 'added' : 'found';
  return physicalIdOf(asked.properties, origin);
}

function attributesOf(member: MemberSummary | undefined, request: ChangeRequest | undefined): Attributes {
  return {
    [ATTRIBUTES.changeRequestId]: request?.id ?? 'NONE',
    [ATTRIBUTES.changeRequestStatus]: request?.status ?? 'NONE',
    [ATTRIBUTES.memberStatus]: member?.status ?? 'NONE',
  };
}

function receives({ abilities }: MemberSummary): boolean {
  return abilities.includes(RECEIVE);
}

function describe(it: MemberChange | MemberSummary | undefined): string {
  const name = it?.displayName === undefined ? '' : `the name ${JSON.stringify(it.displayName)} and `;
  const abilities = it && ('abilities' in it ? it.abilities : it.memberAbilities);
  return `${name}${abilities?.join(', ') || 'no ability'}`;
}

/** From a step that adds on, the member is of this resource, also if the request fails in the end. */
function act(asked: Asked, step: Step, done: { readonly physicalId: string }): Next {
  return { next: 'act', step, physicalId: adds(step) ? physicalIdOf(asked.properties, 'added') : done.physicalId };
}

/** Only who is added is given a name. */
function adds(step: Step): boolean {
  return step.do === 'request' && step.change.displayName !== undefined;
}

function wait(reason: string): Next {
  return { next: 'wait', reason };
}

const FIXED: ReadonlySet<string> = new Set(['CAN_QUERY', 'CAN_RUN_JOB']);

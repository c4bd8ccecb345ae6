import type { Stack } from '../cloudformation/stack';
import { CREATOR, GUEST, PARTNER } from './cast';
import type { Cloud } from './cloud';
import {
  effectsOf,
  isMemberRequest,
  isOnlyAbout,
  isOpen,
  isPresent,
  MEMBER_KIND,
  type SeenCollaboration,
  type SeenMember,
  see,
  type Target,
  targetOf,
  targetsOf,
} from './members';
import type { People } from './people';
import type { WatchedRequest } from './requests';

/** What must never be, and what was seen of it. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

/**
 * Accounts for which nothing can be promised any more, because a request that nobody waits for has changed something:
 *
 * A copy of a request may be delivered hours late, or still run when CloudFormation has long gone on (it does not wait
 * for a Create that it has called off). If it then changes something, after the last step (or look) of a later request about the
 * same account, nobody is left to notice. Neither the event nor the service tells a function that it is late: the
 * event has no time, and the physical id of a member is the same whenever it is asked for.
 */
export function outrun(cloud: Cloud, since: 'last look' | 'sending' = 'last look'): ReadonlySet<Target> {
  const requests = cloud.customResources.watched.filter(({ event }) => isMemberRequest(event));
  const order = new Map(requests.map(({ event }, index) => [event.RequestId, index]));
  const { runs } = cloud.functions;
  const lost = new Set<Target>();
  for (const effect of effectsOf(runs.filter(({ kind }) => kind === MEMBER_KIND))) {
    const own = order.get(effect.run.event.RequestId) ?? -1;
    const isLate = requests.some(({ event, sentAt, settledAt }, index) => {
      if (since === 'sending' && index > own && targetsOf(event).includes(effect.target) && effect.at > sentAt) {
        return true;
      }
      if (index <= own || settledAt === undefined || !targetsOf(event).includes(effect.target)) {
        return false;
      }
      const looks = runs.filter((run) => run.event.RequestId === event.RequestId).flatMap(({ calls }) => calls);
      const steps = looks.filter((call) => call.effect);
      // After its last step a handler believes the service that it lags behind, rather than that somebody undid it.
      const lastTimes = (steps.length > 0 ? steps : looks).map(({ at }) => at);
      // A later request that never looked has been asked for nothing but an answer.
      return effect.at > (lastTimes.length > 0 ? Math.max(...lastTimes) : settledAt);
    });
    if (isLate) {
      lost.add(effect.target);
    }
  }
  return lost;
}

/** What handlers have added and no stack has any more. */
export function orphans(cloud: Cloud, people: People): Violation[] {
  const owned = new Set(cloud.stacks.filter((stack) => !stack.isDeleted).flatMap(membersOf));
  const exempt = outrun(cloud);
  const runs = cloud.functions.runs.filter(({ kind }) => kind === MEMBER_KIND);
  const made = new Set(
    effectsOf(runs)
      .filter(({ operation }) => operation === 'CreateCollaborationChangeRequest')
      .map(({ target }) => target),
  );
  return [...made].flatMap((target) => {
    if (
      owned.has(target) ||
      exempt.has(target) ||
      wasToldOf(cloud, target) ||
      wasGivenUp(cloud, target) ||
      isDisowned(cloud, target)
    ) {
      return [];
    }
    const [collaborationId, accountId = ''] = target.split('/');
    const seen = see(cloud.service, CREATOR, collaborationId);
    const remains = seen === undefined ? [] : remainsOf(seen, accountId, people.added.has(collaborationId ?? ''));
    return remains.map((what) => ({ invariant: 'no orphan', detail: `${accountId}: ${what}, and no stack has it` }));
  });
}

function remainsOf({ members, requests }: SeenCollaboration, accountId: string, guestsAdded: boolean): string[] {
  const member = members.find((it) => it.accountId === accountId);
  const byPeople = accountId === PARTNER || (accountId === GUEST && guestsAdded);
  return [
    ...(isPresent(member) && !byPeople ? [`is ${member.status}`] : []),
    ...requests.filter((it) => isOpen(it) && isOnlyAbout(it, accountId)).map((it) => `request ${it.status}`),
  ];
}

/** CloudFormation has been told that the deletion failed, or was told nothing: then it shows that in the stack. */
function wasToldOf({ customResources }: Cloud, target: Target): boolean {
  const isAbout = (event: WatchedRequest['event']) =>
    asksFor(event, target) && !event.PhysicalResourceId?.startsWith('not-created/');
  const last = customResources.last(['Delete'], isAbout);
  return last !== undefined && last.success === undefined;
}

/**
 * An update to another account that did not succeed, although it had asked for that account: CloudFormation keeps the
 * old id and never names the new account in a Delete. Only the old properties of the reversed update mention it, and
 * whether that update made the account a member, or another stack did, the service does not tell.
 */
function wasGivenUp({ customResources, functions }: Cloud, target: Target): boolean {
  const { watched } = customResources;
  const askers = new Set(
    effectsOf(functions.runs)
      .filter((effect) => effect.operation === 'CreateCollaborationChangeRequest' && effect.target === target)
      .map(({ run }) => run.event.RequestId),
  );
  const isFailure = ({ event, success }: WatchedRequest) =>
    isMoveTo(event, target) && success === undefined && askers.has(event.RequestId);
  const failed = watched.map(isFailure).lastIndexOf(true);
  const later = watched.slice(failed + 1);
  const hasSucceeded = ({ event, success }: WatchedRequest) =>
    asksFor(event, target) && success !== undefined && !event.PhysicalResourceId?.startsWith('not-created/');
  return failed >= 0 && !later.some(hasSucceeded);
}

function isMoveTo(event: WatchedRequest['event'], target: Target): boolean {
  const [to, from] = targetsOf(event);
  return event.RequestType === 'Update' && isMemberRequest(event) && to === target && from !== target;
}

function asksFor(event: WatchedRequest['event'], target: Target): boolean {
  return isMemberRequest(event) && event.ServiceToken.includes(CREATOR) && targetsOf(event)[0] === target;
}

/**
 * A Create of which one delivery made the member and died or was slower, while another was never let near the service
 * and therefore said that nothing was created. A delivery does not know whether it is the only one, and to say anything
 * else would end every deployment that the service refuses in a rollback that fails.
 */
function isDisowned({ customResources, functions }: Cloud, target: Target): boolean {
  const failed = customResources.watched.filter(
    ({ event, failure }) => event.RequestType === 'Create' && asksFor(event, target) && failure !== undefined,
  );
  return failed.some(({ event }) => {
    const copies = functions.runs.filter((run) => run.event.RequestId === event.RequestId);
    const acted = copies.filter(({ calls }) => calls.some(({ effect }) => effect));
    const blind = copies.filter(({ puts }) => puts.some(({ status, body }) => status === 200 && isNotCreated(body)));
    return acted.length > 0 && blind.some((run) => !acted.includes(run));
  });
}

function isNotCreated(body: string): boolean {
  return body.includes('"PhysicalResourceId":"not-created/');
}

function membersOf(stack: Stack): Target[] {
  const records = [...stack.resources.values(), ...stack.leftovers];
  return records
    .filter(({ type }) => type === 'Custom::collaborationmember')
    .map(({ properties }) => targetOf(properties.CollaborationId, properties.AccountId));
}

/** What was deleted, cancelled or approved without having been asked for. */
export function foreignChanges(cloud: Cloud): Violation[] {
  const runs = cloud.functions.runs.filter(({ kind }) => kind === MEMBER_KIND);
  return effectsOf(runs).flatMap(({ operation, target, run }) => {
    const violation = (what: string) => [
      { invariant: 'nothing of others is touched', detail: `${run.event.RequestType}: ${operation} ${target} ${what}` },
    ];
    const [collaborationId, accountId = ''] = target.split('/');
    const ids = [...targetsOf(run.event), String(run.event.PhysicalResourceId).replace(/\/\w+-member\//, '/')];
    if (run.account !== CREATOR) {
      return violation('by a stranger');
    }
    const seen = see(cloud.service, CREATOR, collaborationId);
    if (operation !== 'DeleteMember') {
      return ids.includes(target) || seen === undefined || target.includes('change request')
        ? []
        : violation('was not asked for');
    }
    if (run.event.RequestType !== 'Delete' || !ids.includes(target)) {
      return violation('was not asked for');
    }
    // The service keeps no author: who asked to add nobody but this account cannot be told from the stack.
    const wasAdded = seen?.requests.some(
      (it) => isOnlyAbout(it, accountId) && it.changes.some(({ types }) => types.includes('ADD_MEMBER')),
    );
    return seen === undefined || wasAdded ? [] : violation('was not added by a stack');
  });
}

/** What a deployment was told to exist, and does not. To be asked as soon as the deployment has ended. */
export function notAsAsked(cloud: Cloud, since: number): Violation[] {
  const exempt = outrun(cloud, 'sending');
  const latest = new Map<string, WatchedRequest>();
  for (const watched of cloud.customResources.watched.slice(since)) {
    const { StackId, LogicalResourceId, RequestType } = watched.event;
    const key = `${StackId} ${LogicalResourceId}`;
    if (RequestType !== 'Delete') {
      latest.set(key, watched);
    } else if (latest.get(key)?.success?.physicalId === watched.event.PhysicalResourceId) {
      latest.delete(key);
    }
  }
  return [...latest.values()].flatMap(({ event, success }) => {
    const stack = cloud.stacks.find(({ id }) => id === event.StackId);
    const record = stack?.resources.get(event.LogicalResourceId);
    if (success === undefined || record?.physicalId !== success.physicalId || record === undefined) {
      return [];
    }
    const { CollaborationId, AccountId } = event.ResourceProperties;
    const isExempt = isMemberRequest(event) && exempt.has(targetOf(CollaborationId, AccountId));
    const wrong = isExempt ? undefined : wrongOf(cloud, event, success.data);
    return wrong === undefined
      ? []
      : [{ invariant: 'what exists is as asked', detail: `${event.RequestType} ${event.LogicalResourceId}: ${wrong}` }];
  });
}

function wrongOf(
  cloud: Cloud,
  event: WatchedRequest['event'],
  data: { readonly [name: string]: unknown },
): string | undefined {
  const properties = event.ResourceProperties as { readonly [name: string]: string };
  const seen = () => see(cloud.service, CREATOR, properties.CollaborationId);
  switch (event.ServiceToken.split(':').at(-1)) {
    case MEMBER_KIND:
      return wrongMember(seen(), properties);
    case 'change-request-approval': {
      const about = seen()?.requests.filter((it) => isOnlyAbout(it, properties.AccountId ?? '')) ?? [];
      const approved = about.some(
        ({ status, approvals }) =>
          status === 'APPROVED' || status === 'COMMITTED' || approvals?.[PARTNER]?.status === 'APPROVED',
      );
      return approved ? undefined : 'no approval was given';
    }
    case 'collaboration-invitation':
      return typeof data.CollaborationId === 'string' ? undefined : 'no collaboration was found';
    case 'analysis-template-validation':
      return typeof data.ValidationStatus === 'string' ? undefined : 'no status was told';
    default:
      return 'no such kind';
  }
}

function wrongMember(
  seen: SeenCollaboration | undefined,
  asked: { readonly [name: string]: string },
): string | undefined {
  if (seen === undefined) {
    return 'the collaboration is gone';
  }
  const { AccountId = '', ReceivesResults, DisplayName } = asked;
  const receives = (abilities: readonly string[]) => String(abilities.includes('CAN_RECEIVE_RESULTS'));
  const member: SeenMember | undefined = seen.members.find(({ accountId }) => accountId === AccountId);
  const fits =
    isPresent(member) && receives(member.abilities) === ReceivesResults && member.displayName === DisplayName;
  const open = seen.requests.filter(isOpen);
  const changes = open.flatMap((it) => it.changes.map(({ specification }) => specification.member));
  const leads = changes.some((it) => it?.accountId === AccountId && receives(it.memberAbilities) === ReceivesResults);
  if (fits || leads) {
    return undefined;
  }
  return `${AccountId} is ${member?.status ?? 'absent'}, ${open.length} requests are open`;
}

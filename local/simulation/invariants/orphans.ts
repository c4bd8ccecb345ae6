import { KINDS } from '../../../src/custom-resources/kinds';
import type { Stack } from '../../cloudformation/stack';
import type { Cloud } from '../cloud';
import type { ConsoleUsers } from '../console-users';
import { changesOnly, isOpen, isPresent, type ObservedCollaboration, observe } from '../observed-collaboration';
import { CREATOR, GUEST, PARTNER } from '../participants';
import { REQUESTERS, targetOf } from '../requester-effects';
import type { Target } from '../subject';
import { canStayBehind } from './excuses';
import { superseded } from './superseded';
import type { Violation } from './violation';

/** What handlers have added and no stack contains any more. */
export function orphans(cloud: Cloud, users: ConsoleUsers): Violation[] {
  const owned = new Set(cloud.stacks.filter((stack) => !stack.isDeleted).flatMap(requestersIn));
  const exempt = new Set(REQUESTERS.flatMap((requester) => [...superseded(cloud, requester)]));
  const requested = REQUESTERS.flatMap(({ effectsOf, makes }) => effectsOf(cloud.functions.runs).filter(makes)).map(
    ({ target }) => target,
  );
  return [...new Set(requested)].flatMap((target) => {
    if (owned.has(target) || exempt.has(target) || REQUESTERS.some((it) => canStayBehind(cloud, it, target))) {
      return [];
    }
    const [collaborationId = '', accountId = ''] = target.split('/');
    const observed = observe(cloud.service, CREATOR, collaborationId);
    const remains = observed ? remainsOf(observed, accountId, users.guestsAdded.has(collaborationId)) : [];
    return remains.map((what) => ({ invariant: 'no orphan', detail: `${accountId}: ${what}, and no stack has it` }));
  });
}

function remainsOf({ members, requests }: ObservedCollaboration, accountId: string, guestsAdded: boolean): string[] {
  const member = members.find((it) => it.accountId === accountId);
  const addedInConsole = accountId === PARTNER || (accountId === GUEST && guestsAdded);
  return [
    ...(isPresent(member) && !addedInConsole ? [`is ${member.status}`] : []),
    ...requests.filter((it) => isOpen(it) && changesOnly(it, accountId)).map((it) => `request ${it.status}`),
  ];
}

function requestersIn(stack: Stack): Target[] {
  return [...stack.resources.values(), ...stack.leftovers]
    .filter(({ type }) => REQUESTERS.some(({ kind }) => KINDS[kind].resourceType === type))
    .map(({ properties }) => targetOf(properties.CollaborationId, properties.AccountId));
}

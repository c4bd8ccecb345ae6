import { KINDS } from '../../../src/custom-resources/kinds';
import type { Stack } from '../../cloudformation/stack';
import type { Cloud } from '../cloud';
import type { ConsoleUsers } from '../console-users';
import { isMemberRequest, MEMBER_KIND, memberEffects, type Target, targetOf, targetsOf } from '../member-effects';
import { changesOnly, isOpen, isPresent, type ObservedCollaboration, observe } from '../observed-collaboration';
import { CREATOR, GUEST, PARTNER } from '../participants';
import type { RecordedRequest } from '../requests';
import { isAccepted } from '../runs';
import { superseded } from './superseded';
import type { Violation } from './violation';

/** What handlers have added and no stack contains any more. */
export function orphans(cloud: Cloud, users: ConsoleUsers): Violation[] {
  const owned = new Set(cloud.stacks.filter((stack) => !stack.isDeleted).flatMap(membersOf));
  const exempt = superseded(cloud);
  const requested = memberEffects(cloud.functions.runs)
    .filter(({ operation }) => operation === 'CreateCollaborationChangeRequest')
    .map(({ target }) => target);
  return [...new Set(requested)].flatMap((target) => {
    if (
      owned.has(target) ||
      exempt.has(target) ||
      deletionFailed(cloud, target) ||
      wasAbandoned(cloud, target) ||
      wasDisowned(cloud, target)
    ) {
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

/** CloudFormation received a failure of the deletion, or no response: then the events of the stack show that. */
function deletionFailed({ customResources }: Cloud, target: Target): boolean {
  const isAbout = (event: RecordedRequest['event']) =>
    requests(event, target) && !event.PhysicalResourceId?.startsWith('not-created/');
  const last = customResources.last(['Delete'], isAbout);
  return last !== undefined && last.success === undefined;
}

/**
 * An update to another account that did not succeed, although it had requested that account: CloudFormation keeps the
 * previous ID and never sends a Delete with the new account. Only the old properties of the reversed update contain it,
 * and the service does not show whether that update or another stack added the account.
 */
function wasAbandoned({ customResources, functions }: Cloud, target: Target): boolean {
  const { records } = customResources;
  const requesters = new Set(
    memberEffects(functions.runs)
      .filter((effect) => effect.operation === 'CreateCollaborationChangeRequest' && effect.target === target)
      .map(({ run }) => run.event.RequestId),
  );
  const isFailure = ({ event, success }: RecordedRequest) =>
    isMoveTo(event, target) && success === undefined && requesters.has(event.RequestId);
  const failed = records.map(isFailure).lastIndexOf(true);
  const later = records.slice(failed + 1);
  const hasSucceeded = ({ event, success }: RecordedRequest) =>
    requests(event, target) && success !== undefined && !event.PhysicalResourceId?.startsWith('not-created/');
  return failed >= 0 && !later.some(hasSucceeded);
}

function isMoveTo(event: RecordedRequest['event'], target: Target): boolean {
  const [to, from] = targetsOf(event);
  return event.RequestType === 'Update' && isMemberRequest(event) && to === target && from !== target;
}

function requests(event: RecordedRequest['event'], target: Target): boolean {
  return isMemberRequest(event) && event.ServiceToken.includes(CREATOR) && targetsOf(event)[0] === target;
}

/**
 * A Create of which one delivery added the member and was terminated or slower, while another could not reach the
 * service and therefore responded that nothing was created. A delivery does not know whether it is the only one, and
 * another response would end every deployment that the service refuses in a failed rollback.
 */
function wasDisowned({ customResources, functions }: Cloud, target: Target): boolean {
  const failed = customResources.records.filter(
    ({ event, failure }) => event.RequestType === 'Create' && requests(event, target) && failure !== undefined,
  );
  return failed.some(({ event }) => {
    const copies = functions.runs.filter((run) => run.event.RequestId === event.RequestId);
    const acted = copies.filter(({ calls }) => calls.some(({ effect }) => effect));
    const disowned = copies.filter(({ responses }) => responses.some((it) => isAccepted(it) && isNotCreated(it.body)));
    return acted.length > 0 && disowned.some((run) => !acted.includes(run));
  });
}

function isNotCreated(body: string): boolean {
  return body.includes('"PhysicalResourceId":"not-created/');
}

function membersOf(stack: Stack): Target[] {
  return [...stack.resources.values(), ...stack.leftovers]
    .filter(({ type }) => type === KINDS[MEMBER_KIND].resourceType)
    .map(({ properties }) => targetOf(properties.CollaborationId, properties.AccountId));
}

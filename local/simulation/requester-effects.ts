import type { KindName } from '../../src/custom-resources/kinds';
import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import { SETTING } from './observed-collaboration';
import { CREATOR } from './participants';
import type { RecordedCall, Run } from './runs';
import { type Effect, isOfKind, type Subject, type Target } from './subject';

/** An account in a collaboration, or the setting of the collaboration. */
export function targetOf(collaborationId: unknown, accountId: unknown): Target {
  return `${String(collaborationId)}/${String(accountId ?? SETTING)}`;
}

export function isMemberRequest(event: CustomResourceEvent): boolean {
  return isOfKind(event, 'collaboration-member');
}

/** Whether a request is about a resource that requests changes. */
export function isOfRequester(event: CustomResourceEvent): boolean {
  return REQUESTERS.some(({ kind }) => isOfKind(event, kind));
}

/** The accounts or the setting that a request is about: of an Update also the previous one. */
export function targetsOf(event: CustomResourceEvent): Target[] {
  const all = [event.ResourceProperties, event.OldResourceProperties];
  return all.flatMap((it) => (it === undefined ? [] : [targetOf(it.CollaborationId, it.AccountId)]));
}

interface RequestEffect extends Effect {
  /** The types of the requested changes. */
  readonly types: readonly string[];
}

/** All changes that handlers of the requesting kinds made, in the order of their time. */
export function requesterEffects(runs: readonly Run[]): RequestEffect[] {
  return REQUESTERS.flatMap(({ kind }) => effectsOf(kind, runs)).sort((a, b) => a.at - b.at);
}

function effectsOf(kind: KindName, runs: readonly Run[]): RequestEffect[] {
  const targets = new Map<string, Target>();
  return runs
    .filter((run) => run.kind === kind)
    .flatMap((run) => run.calls.map((call) => ({ run, call })))
    .filter(({ call }) => call.effect)
    .sort((a, b) => a.call.at - b.call.at)
    .map(({ run, call }) => ({
      at: call.at,
      run,
      operation: call.operation,
      target: targetOfCall(call, targets),
      types: call.types ?? [],
    }));
}

/** @param targets the accounts of the change requests that were created so far, by their ID */
function targetOfCall({ operation, request, changeRequestId }: RecordedCall, targets: Map<string, Target>): Target {
  const [, , collaborationId, , last = ''] = request.path.split('/');
  switch (operation) {
    case 'DeleteMember':
      return targetOf(collaborationId, last);
    case 'CreateCollaborationChangeRequest': {
      const { specification } = JSON.parse(request.body).changes[0];
      const target = targetOf(collaborationId, specification.member?.accountId);
      targets.set(changeRequestId ?? '', target);
      return target;
    }
    default:
      return targets.get(last) ?? targetOf(collaborationId, `change request ${last}`);
  }
}

function requesterOf(kind: KindName): Subject {
  return {
    kind,
    account: CREATOR,
    targetsOf,
    effectsOf: (runs) => effectsOf(kind, runs),
    makes: ({ operation }) => operation === 'CreateCollaborationChangeRequest',
  };
}

/** The kinds that request changes of a collaboration. */
export const REQUESTERS: readonly Subject[] = [
  requesterOf('collaboration-member'),
  requesterOf('auto-approved-changes'),
];

import type { KindName } from '../../src/custom-resources/kinds';
import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import { CREATOR } from './participants';
import type { RecordedCall, Run } from './runs';
import { type Effect, isOfKind, type Subject, type Target } from './subject';

const MEMBER_KIND: KindName = 'collaboration-member';

/** An account in a collaboration. */
export function targetOf(collaborationId: unknown, accountId: unknown): Target {
  return `${String(collaborationId)}/${String(accountId)}`;
}

export function isMemberRequest(event: CustomResourceEvent): boolean {
  return isOfKind(event, MEMBER_KIND);
}

/** The accounts that a request is about: of an Update also the previous one. */
export function targetsOf(event: CustomResourceEvent): Target[] {
  const all = [event.ResourceProperties, event.OldResourceProperties];
  return all.flatMap((it) => (it === undefined ? [] : [targetOf(it.CollaborationId, it.AccountId)]));
}

interface MemberEffect extends Effect {
  /** The types of the requested changes. */
  readonly types: readonly string[];
}

/** All changes that handlers of members made, in the order of their time. */
export function memberEffects(runs: readonly Run[]): MemberEffect[] {
  const targets = new Map<string, Target>();
  return runs
    .filter(({ kind }) => kind === MEMBER_KIND)
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
      const target = targetOf(collaborationId, JSON.parse(request.body).changes[0].specification.member.accountId);
      targets.set(changeRequestId ?? '', target);
      return target;
    }
    default:
      return targets.get(last) ?? targetOf(collaborationId, `change request ${last}`);
  }
}

export const MEMBERS: Subject = {
  kind: MEMBER_KIND,
  account: CREATOR,
  targetsOf,
  effectsOf: memberEffects,
  makes: ({ operation }) => operation === 'CreateCollaborationChangeRequest',
};

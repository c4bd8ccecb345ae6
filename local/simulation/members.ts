import type { CleanRoomsService } from '../cleanrooms/service';
import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import { REGION } from './cast';
import type { MadeCall, Run } from './runs';

/** An account in a collaboration: what a member resource is about. */
export type Target = string;

export function targetOf(collaborationId: unknown, accountId: unknown): Target {
  return `${String(collaborationId)}/${String(accountId)}`;
}

export const MEMBER_KIND = 'collaboration-member';

export function isMemberRequest({ ServiceToken }: CustomResourceEvent): boolean {
  return ServiceToken.endsWith(`:${MEMBER_KIND}`);
}

/** The accounts that a request is about: of an Update the old one, too. */
export function targetsOf(event: CustomResourceEvent): Target[] {
  const all = [event.ResourceProperties, event.OldResourceProperties];
  return all.flatMap((it) => (it === undefined ? [] : [targetOf(it.CollaborationId, it.AccountId)]));
}

/** A change at the service that a handler brought about. */
export interface Effect {
  readonly at: number;
  readonly run: Run;
  readonly operation: string;
  readonly target: Target;
  readonly action?: string;
  readonly changeRequestId?: string;
}

/** All changes by member handlers, each with the account that it is about. */
export function effectsOf(runs: readonly Run[]): Effect[] {
  const accounts = new Map<string, Target>();
  const effects: Effect[] = [];
  const calls = runs.flatMap((run) => run.calls.map((call) => ({ run, call })));
  for (const { run, call } of calls.filter(({ call }) => call.effect).sort((a, b) => a.call.at - b.call.at)) {
    const target = targetOfCall(call, accounts);
    const { action } = (call.request.body ? JSON.parse(call.request.body) : {}) as { action?: string };
    effects.push({
      at: call.at,
      run,
      operation: call.operation,
      target,
      ...(action === undefined ? {} : { action }),
      ...(call.changeRequestId === undefined ? {} : { changeRequestId: call.changeRequestId }),
    });
  }
  return effects;
}

function targetOfCall({ operation, request, changeRequestId }: MadeCall, accounts: Map<string, Target>): Target {
  const [, , collaborationId, , last = ''] = request.path.split('/');
  switch (operation) {
    case 'DeleteMember':
      return targetOf(collaborationId, last);
    case 'CreateCollaborationChangeRequest': {
      const target = targetOf(collaborationId, JSON.parse(request.body).changes[0].specification.member.accountId);
      accounts.set(changeRequestId ?? '', target);
      return target;
    }
    default:
      return accounts.get(last) ?? targetOf(collaborationId, `change request ${last}`);
  }
}

export interface SeenMember {
  readonly accountId: string;
  readonly displayName: string;
  readonly status: string;
  readonly abilities: readonly string[];
}

export interface SeenRequest {
  readonly id: string;
  readonly status: string;
  /** In seconds. */
  readonly createTime: number;
  readonly approvals?: { readonly [account: string]: { readonly status: string } };
  readonly changes: ReadonlyArray<{
    readonly types: readonly string[];
    readonly specification: {
      readonly member?: {
        readonly accountId: string;
        readonly displayName?: string;
        readonly memberAbilities: readonly string[];
      };
    };
  }>;
}

export interface SeenCollaboration {
  readonly members: readonly SeenMember[];
  readonly requests: readonly SeenRequest[];
}

/** A collaboration as its creator sees it; nothing if it is no more. */
export function see(service: CleanRoomsService, account: string, id: unknown): SeenCollaboration | undefined {
  const caller = { account, region: REGION };
  const input = { collaborationIdentifier: String(id), maxResults: 100 };
  try {
    const { memberSummaries } = service.look(caller, 'ListMembers', input);
    const listed = service.look(caller, 'ListCollaborationChangeRequests', input);
    return {
      members: memberSummaries as SeenMember[],
      requests: listed.collaborationChangeRequestSummaries as SeenRequest[],
    };
  } catch {
    return undefined;
  }
}

export function isPresent(member: SeenMember | undefined): member is SeenMember {
  return member?.status === 'INVITED' || member?.status === 'ACTIVE';
}

export function isOpen({ status }: SeenRequest): boolean {
  return status === 'PENDING' || status === 'APPROVED';
}

/** Whether a request changes this account and nothing else. */
export function isOnlyAbout({ changes }: SeenRequest, accountId: string): boolean {
  return changes.length === 1 && changes[0]?.specification.member?.accountId === accountId;
}

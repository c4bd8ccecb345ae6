import type { ServiceRequest, ServiceResponse } from '../../../src/custom-resources/engine/ports';

/*
 * A collaboration with its members and change requests, as the creator and a member see it. What it does:
 *
 * - an added member needs a name and no ability to query; the request adds, grants, or revokes the difference
 * - a request is PENDING until all other members approve, then APPROVED; COMMIT makes it COMMITTED
 * - an auto-approved request is COMMITTED at once, or with `commitsLate` APPROVED at first
 * - CANCEL, DENY, APPROVE and COMMIT in the wrong status are a conflict
 * - DeleteMember of a member that is gone is not found
 * - lists come in pages of two
 */
export const COLLABORATION = '11111111-2222-3333-4444-555555555555';
export const CREATOR = '111111111111';

interface Member {
  accountId: string;
  displayName: string;
  status: string;
  abilities: string[];
  paymentConfiguration: object;
}

interface Request {
  id: string;
  status: string;
  isAutoApproved: boolean;
  createTime: number;
  changes: { specificationType: string; specification: { member: MemberChange }; types: string[] }[];
  approvals: Record<string, { status: string }>;
}

interface MemberChange {
  accountId: string;
  displayName?: string;
  memberAbilities: string[];
}

/** A fault instead of a response, or after the effect. */
export type Fault =
  | {
      readonly on: string;
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly reason?: string;
    }
  | { readonly on: string; readonly lost: 'request' | 'answer' };

export class FakeCollaboration {
  members: Member[] = [member(CREATOR, 'Publisher'), member('222222222222', 'Advertiser', ['CAN_QUERY'])];
  requests: Request[] = [];
  autoApproved = false;
  commitsLate = false;
  exists = true;
  /** The account that calls. */
  caller = CREATOR;
  faults: Fault[] = [];
  readonly calls: string[] = [];

  readonly send = (request: ServiceRequest): ServiceResponse => {
    const [operation, perform] = this.route(request);
    this.calls.push(operation);
    const at = this.faults.findIndex(({ on }) => on === operation || on === '*');
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    if (fault && 'code' in fault) {
      return refusal(fault.status, fault.code, fault.message ?? '', fault.reason);
    }
    if (fault?.lost === 'request') {
      throw new Error('ECONNRESET');
    }
    const answer = this.exists ? perform() : refusal(404, 'ResourceNotFoundException', 'no such collaboration');
    if (fault) {
      throw new Error('ECONNRESET');
    }
    return answer;
  };

  /** The state of a member, in one line. */
  see(accountId: string): string {
    const found = this.members.find((it) => it.accountId === accountId);
    return found ? [found.status, ...found.abilities].join(' ') : 'absent';
  }

  approveAll(status = 'APPROVED'): void {
    for (const request of this.requests) {
      if (request.status === 'PENDING') {
        request.status = status;
      }
    }
  }

  private route({ method, path, query, body }: ServiceRequest): [string, () => ServiceResponse] {
    const parts = path.split('/').slice(3);
    const input = body ? JSON.parse(body) : {};
    switch (`${method} ${parts[0]} ${parts.length}`) {
      case 'GET members 1':
        return ['ListMembers', () => page('memberSummaries', this.members, query)];
      case 'GET changeRequests 1':
        return [
          'ListCollaborationChangeRequests',
          () => {
            const listed = this.requests.filter(({ status }) => !query.status || status === query.status);
            return page('collaborationChangeRequestSummaries', listed, query);
          },
        ];
      case 'GET changeRequests 2':
        return ['GetCollaborationChangeRequest', () => this.withRequest(parts[1], () => undefined)];
      case 'POST changeRequests 1':
        return ['CreateCollaborationChangeRequest', () => this.create(input.changes[0].specification.member)];
      case 'PATCH changeRequests 2':
        return [
          'UpdateCollaborationChangeRequest',
          () => this.withRequest(parts[1], (request) => this.move(request, input.action)),
        ];
      case 'DELETE member 2':
        return ['DeleteMember', () => this.remove(parts[1])];
    }
    throw new Error(`unknown operation: ${method} ${path}`);
  }

  private create(change: MemberChange): ServiceResponse {
    const there = this.members.find(({ accountId, status }) => accountId === change.accountId && isIn(status));
    if (!there && !change.displayName) {
      return refusal(400, 'ValidationException', 'displayName is required');
    }
    if (change.memberAbilities.includes('CAN_QUERY')) {
      return refusal(400, 'ValidationException', 'CAN_QUERY');
    }
    const grants = change.memberAbilities.includes('CAN_RECEIVE_RESULTS');
    const granted = there?.abilities.includes('CAN_RECEIVE_RESULTS') ?? false;
    const types = [
      ...(there ? [] : ['ADD_MEMBER']),
      ...(grants && !granted ? ['GRANT_RECEIVE_RESULTS_ABILITY'] : []),
      ...(!grants && granted ? ['REVOKE_RECEIVE_RESULTS_ABILITY'] : []),
    ];
    if (types.length === 0) {
      return refusal(400, 'ValidationException', 'nothing changes');
    }
    const request: Request = {
      id: `00000000-0000-0000-0000-${String(this.requests.length + 1).padStart(12, '0')}`,
      status: this.autoApproved ? 'APPROVED' : 'PENDING',
      isAutoApproved: this.autoApproved,
      createTime: 1_700_000_000 + this.requests.length,
      changes: [{ specificationType: 'MEMBER', specification: { member: change }, types }],
      approvals: { '222222222222': { status: this.autoApproved ? 'APPROVED' : 'PENDING' } },
    };
    this.requests.push(request);
    if (this.autoApproved && !this.commitsLate) {
      this.commit(request);
    }
    return success({ collaborationChangeRequest: request });
  }

  private withRequest(
    id: string | undefined,
    action: (request: Request) => ServiceResponse | undefined,
  ): ServiceResponse {
    const request = this.requests.find((it) => it.id === id);
    if (!request) {
      return refusal(404, 'ResourceNotFoundException', 'no such change request');
    }
    return action(request) ?? success({ collaborationChangeRequest: request });
  }

  private move(request: Request, action: string): ServiceResponse | undefined {
    const { status } = request;
    if (action === 'COMMIT' && status === 'APPROVED') {
      this.commit(request);
    } else if (action === 'CANCEL' && (status === 'PENDING' || status === 'APPROVED')) {
      request.status = 'CANCELLED';
    } else if (action === 'APPROVE' && status === 'PENDING') {
      request.approvals[this.caller] = { status: 'APPROVED' };
      if (Object.values(request.approvals).every((it) => it.status === 'APPROVED')) {
        request.status = 'APPROVED';
      }
    } else {
      return refusal(409, 'ConflictException', `${action} of a request that is ${status}`, 'INVALID_STATE');
    }
    return undefined;
  }

  private commit(request: Request): void {
    request.status = 'COMMITTED';
    const [change] = request.changes;
    const { accountId, displayName = '', memberAbilities } = change?.specification.member ?? (member('', '') as never);
    const there = this.members.find((it) => it.accountId === accountId && isIn(it.status));
    if (there) {
      there.abilities = [...memberAbilities];
    } else {
      this.members = this.members.filter((it) => it.accountId !== accountId);
      this.members.push({ ...member(accountId, displayName, memberAbilities), status: 'INVITED' });
    }
  }

  private remove(accountId: string | undefined): ServiceResponse {
    const there = this.members.find((it) => it.accountId === accountId && isIn(it.status));
    if (!there) {
      return refusal(404, 'ResourceNotFoundException', 'no such member');
    }
    there.status = 'REMOVED';
    return { status: 204, headers: {}, body: '' };
  }
}

export function member(accountId: string, displayName: string, abilities: string[] = []): Member {
  const paymentConfiguration = { queryCompute: { isResponsible: false } };
  return { accountId, displayName, status: 'ACTIVE', abilities, paymentConfiguration };
}

export function refusal(status: number, code: string, message: string, reason?: string): ServiceResponse {
  return { status, headers: { 'x-amzn-errortype': code }, body: JSON.stringify({ message, reason }) };
}

export function success(body: object): ServiceResponse {
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

export function page(name: string, all: readonly object[], query: Readonly<Record<string, string>>): ServiceResponse {
  const from = Number(query.nextToken ?? 0);
  const nextToken = from + 2 < all.length ? String(from + 2) : undefined;
  return success({ [name]: all.slice(from, from + 2), nextToken });
}

function isIn(status: string): boolean {
  return status === 'ACTIVE' || status === 'INVITED';
}

import type { CleanRoomsService } from '../cleanrooms/service';
import { ServiceError } from '../cleanrooms/service';
import type { Random } from '../cloudformation/random';
import { isOpen, isPresent, observe } from './observed-collaboration';
import {
  COLLABORATION_NAME,
  CREATOR,
  displayNameOf,
  GUEST,
  MEMBERS,
  OTHER_GUEST,
  PARTNER,
  REGION,
  STRANGER,
} from './participants';

/** Users who act in the consoles of their accounts, without a stack. The service can refuse what they do. */
export class ConsoleUsers {
  /** The collaborations to which they have added the guests. */
  readonly guestsAdded = new Set<string>();

  constructor(
    private readonly service: CleanRoomsService,
    private readonly random: Random,
    /** Decides now and then to grant an ability for machine learning; undefined if they never do. */
    private readonly more: Random | undefined,
  ) {}

  /** Creates a collaboration that no stack owns. */
  createCollaboration(name: string, creator: string, autoApproved: boolean): string {
    const { collaboration } = this.service.call({ account: creator, region: REGION }, 'CreateCollaboration', {
      name,
      description: 'created in the console',
      creatorDisplayName: displayNameOf(creator),
      creatorMemberAbilities: [],
      queryLogStatus: 'DISABLED',
      members: [
        {
          accountId: PARTNER,
          displayName: displayNameOf(PARTNER),
          memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
          paymentConfiguration: { queryCompute: { isResponsible: true } },
        },
      ],
      autoApprovedChangeRequestTypes: autoApproved
        ? ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY']
        : [],
    }) as { collaboration: { id: string } };
    return collaboration.id;
  }

  /** Creates another collaboration with the same name, which invites the same partner. */
  createNamesake(): string {
    return this.createCollaboration(COLLABORATION_NAME, STRANGER, false);
  }

  /** Lets the invited partner join. */
  joinAsPartner(collaborationId: string): string {
    return this.attempt(() => this.join(collaborationId, PARTNER));
  }

  /** Does one thing at random. Returns what it was. */
  actAtRandom(collaborationId: string): string {
    const actions = [
      () => this.vote(collaborationId, 'APPROVE'),
      () => this.vote(collaborationId, 'APPROVE'),
      () => this.vote(collaborationId, 'DENY'),
      () => this.join(collaborationId, this.pick(MEMBERS)),
      () => this.join(collaborationId, PARTNER),
      () => this.leave(this.pick(MEMBERS)),
      () => this.remove(collaborationId),
      () => this.rename(collaborationId),
      () => this.addGuests(collaborationId),
      () => this.cancel(collaborationId),
    ];
    const grants = this.more && this.more.next() < 0.3;
    return this.attempt(grants ? () => this.grantMlAbility(collaborationId) : this.pick(actions));
  }

  private attempt(action: () => string): string {
    try {
      return action();
    } catch (error) {
      if (error instanceof ServiceError) {
        return `refused: ${error.message}`;
      }
      throw error;
    }
  }

  private vote(collaborationIdentifier: string, action: 'APPROVE' | 'DENY'): string {
    const pending = this.requests(collaborationIdentifier).filter(({ status }) => status === 'PENDING');
    if (pending.length === 0) {
      return 'nothing to vote on';
    }
    for (const account of [PARTNER, ...MEMBERS]) {
      const request = this.pick(pending);
      if (request.approvals?.[account]?.status === 'PENDING') {
        this.call(account, 'UpdateCollaborationChangeRequest', {
          collaborationIdentifier,
          changeRequestIdentifier: request.id,
          action,
        });
        if (action === 'DENY') {
          break;
        }
      }
    }
    return action.toLowerCase();
  }

  private join(collaborationIdentifier: string, account: string): string {
    this.call(account, 'CreateMembership', {
      collaborationIdentifier,
      queryLogStatus: 'DISABLED',
      paymentConfiguration: { queryCompute: { isResponsible: account === PARTNER } },
      defaultResultConfiguration: {
        outputConfiguration: { s3: { resultFormat: 'CSV', bucket: 'results' } },
        roleArn: `arn:aws:iam::${account}:role/results`,
      },
    });
    return `${account} joins`;
  }

  private leave(account: string): string {
    const caller = { account, region: REGION };
    const { membershipSummaries } = this.service.look(caller, 'ListMemberships', {});
    for (const { id } of membershipSummaries as ReadonlyArray<{ readonly id: string }>) {
      this.call(account, 'DeleteMembership', { membershipIdentifier: id });
    }
    return `${account} leaves`;
  }

  private remove(collaborationIdentifier: string): string {
    const members = observe(this.service, CREATOR, collaborationIdentifier)?.members ?? [];
    const others = members.filter((member) => isPresent(member) && ![CREATOR, PARTNER].includes(member.accountId));
    if (others.length === 0) {
      return 'no member to remove';
    }
    const { accountId } = this.pick(others);
    this.call(CREATOR, 'DeleteMember', { collaborationIdentifier, accountId });
    return `${accountId} is removed`;
  }

  private rename(collaborationIdentifier: string): string {
    const name = this.pick([COLLABORATION_NAME, 'Another name']);
    this.call(CREATOR, 'UpdateCollaboration', { collaborationIdentifier, name });
    return `renamed to ${name}`;
  }

  /** Two in one change request, which no stack does. */
  private addGuests(collaborationIdentifier: string): string {
    const changes = [GUEST, OTHER_GUEST].map((accountId) => ({
      specificationType: 'MEMBER',
      specification: { member: { accountId, displayName: displayNameOf(accountId), memberAbilities: [] } },
    }));
    const { collaborationChangeRequest } = this.call(CREATOR, 'CreateCollaborationChangeRequest', {
      collaborationIdentifier,
      changes,
    }) as { collaborationChangeRequest: { readonly id: string; readonly status: string } };
    this.guestsAdded.add(collaborationIdentifier);
    this.approveAndCommit(collaborationIdentifier, collaborationChangeRequest);
    return 'guests are added';
  }

  private approveAndCommit(
    collaborationIdentifier: string,
    request: { readonly id: string; readonly status: string },
  ): void {
    const { id: changeRequestIdentifier } = request;
    const update = (account: string, action: string) =>
      this.call(account, 'UpdateCollaborationChangeRequest', {
        collaborationIdentifier,
        changeRequestIdentifier,
        action,
      });
    if (request.status === 'PENDING') {
      update(PARTNER, 'APPROVE');
    }
    if (request.status !== 'COMMITTED') {
      update(CREATOR, 'COMMIT');
    }
  }

  /** Something that a member resource need not manage. */
  private grantMlAbility(collaborationIdentifier: string): string {
    const members = observe(this.service, CREATOR, collaborationIdentifier)?.members ?? [];
    const others = members.filter((it) => isPresent(it) && MEMBERS.some((account) => account === it.accountId));
    if (others.length === 0) {
      return 'no member to grant an ability to';
    }
    const { accountId, abilities: memberAbilities } = this.pick(others);
    const mlMemberAbilities = { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] };
    const specification = { member: { accountId, memberAbilities, mlMemberAbilities } };
    const { collaborationChangeRequest } = this.call(CREATOR, 'CreateCollaborationChangeRequest', {
      collaborationIdentifier,
      changes: [{ specificationType: 'MEMBER', specification }],
    }) as { collaborationChangeRequest: { readonly id: string; readonly status: string } };
    this.approveAndCommit(collaborationIdentifier, collaborationChangeRequest);
    return `${accountId} can receive the output of models`;
  }

  private cancel(collaborationIdentifier: string): string {
    const open = this.requests(collaborationIdentifier).filter(isOpen);
    if (open.length === 0) {
      return 'nothing to cancel';
    }
    this.call(CREATOR, 'UpdateCollaborationChangeRequest', {
      collaborationIdentifier,
      changeRequestIdentifier: this.pick(open).id,
      action: 'CANCEL',
    });
    return 'a request is canceled';
  }

  private requests(collaborationIdentifier: string) {
    return observe(this.service, CREATOR, collaborationIdentifier)?.requests ?? [];
  }

  private call(account: string, operation: string, input: Record<string, unknown>): Record<string, unknown> {
    return this.service.call({ account, region: REGION, principal: 'console' }, operation, input);
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }
}

import type { Random } from '../cloudformation/random';
import { COLLABORATION_NAME, displayNameOf, GUEST, MEMBERS, PARTNER } from './participants';

/** The desired state of a member. */
export interface DesiredMember {
  readonly account: string;
  readonly name: string;
  readonly receives: boolean;
  readonly revision: number;
  /** @default - it manages only whether the member receives results */
  readonly terms?: DesiredTerms;
}

/** What a member resource can manage beside the ability to receive results. What is undefined, it does not manage. */
export interface DesiredTerms {
  readonly exports: boolean | undefined;
  readonly mlAbilities: readonly string[] | undefined;
  readonly payments: readonly string[] | undefined;
}

/** The desired state of the creator's stack. */
export interface PublisherState {
  readonly description: string;
  /** Another value replaces the collaboration. */
  readonly queryLogs: 'ENABLED' | 'DISABLED';
  readonly autoApproved: boolean;
  /** The ID of a collaboration that was created in the console. @default - the stack creates one */
  readonly existingCollaborationId?: string;
  /** Whether a resource keeps its logical ID with another account, as it does if the account is a parameter. */
  readonly updatesAccountInPlace: boolean;
  /** The changes that a resource lets the collaboration approve automatically. @default - there is no such resource */
  readonly autoApproval?: { readonly types: readonly string[]; readonly revision: number };
  /** By construct. */
  readonly members: { readonly [logicalId: string]: DesiredMember };
  readonly sibling: SiblingState;
}

/** A resource that is deployed with the others, and can fail. */
export interface SiblingState {
  readonly value: string;
  readonly fails: boolean;
  readonly delayMs: number;
  /** Whether it depends on the custom resources; else it is deployed at the same time. */
  readonly isLast: boolean;
}

/** The desired state of the partner's stack. */
export interface AdvertiserState {
  readonly collaborationName: string;
  readonly joins: boolean;
  /** The result of the template's validation, which its query contains. */
  readonly template: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE' | undefined;
  readonly onInvalid: 'FAIL' | 'REPORT';
  /** The account whose change request is approved. */
  readonly approves: string | undefined;
  readonly mayReceive: boolean;
  /** What else is agreed. */
  readonly alsoAgreed: readonly string[] | undefined;
  readonly sibling: SiblingState;
}

export function randomSibling(random: Random): SiblingState {
  const delays = [0, 100, 1000, 60_000];
  return {
    value: `value ${Math.floor(random.next() * 1000)}`,
    fails: random.next() < 0.25,
    delayMs: delays[Math.floor(random.next() * delays.length)] as number,
    isLast: random.next() < 0.5,
  };
}

const EXPORTS = [undefined, false, false, true];
const ML_ABILITIES = [undefined, undefined, [], ['CAN_RECEIVE_MODEL_OUTPUT'], ['CAN_RECEIVE_INFERENCE_OUTPUT']];
const PAYMENTS = [undefined, undefined, [], ['modelTraining'], ['queryCompute', 'jobCompute']];
const AUTO_APPROVED = [undefined, [], ['ADD_MEMBER'], ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY']];
const AGREED = [
  'CAN_EXPORT_QUERY_ANALYSIS_LOG',
  'CAN_RECEIVE_MODEL_OUTPUT',
  'CAN_RECEIVE_INFERENCE_OUTPUT',
  'queryCompute',
  'jobCompute',
  'modelTraining',
  'REMOVE_PAYER_CANDIDATE',
];

const CONSTRUCTS = ['First', 'Second'] as const;

/**
 * The desired state of the stacks, which changes at random. No two resources ever have the same account at the same
 * time: that is a mistake which the service cannot detect, since a member has one set of abilities and no owner.
 */
export class DesiredState {
  publisher: PublisherState;
  advertiser: AdvertiserState;
  /** The partner has joined in the console, so its stack does not. */
  partnerHasJoined = false;

  /**
   * @param more whether members have abilities and payments beside receiving results, and of which kind; undefined if
   * they do not
   */
  constructor(
    private readonly random: Random,
    private readonly more: Random | undefined,
    autoApproved: boolean,
    existingCollaborationId: string | undefined,
  ) {
    this.publisher = {
      description: 'first',
      queryLogs: 'DISABLED',
      autoApproved,
      ...(existingCollaborationId === undefined ? {} : { existingCollaborationId }),
      updatesAccountInPlace: this.chance(0.3),
      members: { First: this.member(MEMBERS) },
      sibling: this.sibling(),
    };
    this.advertiser = {
      collaborationName: COLLABORATION_NAME,
      joins: true,
      template: undefined,
      onInvalid: 'FAIL',
      approves: undefined,
      mayReceive: true,
      alsoAgreed: undefined,
      sibling: this.sibling(),
    };
  }

  changePublisher(inUse: ReadonlySet<string>): void {
    const { members } = this.publisher;
    const changes: (() => PublisherState)[] = [
      () => this.withMember(inUse, (free) => this.member(free)),
      () => this.withMember(inUse, (free) => this.member(free)),
      () => this.withMember(inUse, (_free, before) => before && { ...before, receives: !before.receives }),
      () => this.withMember(inUse, (_free, before) => before && { ...before, revision: before.revision + 1 }),
      () => this.withMember(inUse, (_free, before) => before && { ...before, name: 'Company by another name' }),
      () => this.withMember(inUse, () => undefined),
      () => ({ ...this.publisher, members: Object.fromEntries(Object.entries(members).slice(0, 1)) }),
      () => ({ ...this.publisher, description: `text ${Math.floor(this.random.next() * 1000)}` }),
      () => ({ ...this.publisher, queryLogs: this.pick(['ENABLED', 'DISABLED']) }),
    ];
    for (let count = this.pick([1, 1, 2]); count > 0; count--) {
      this.publisher = this.pick(changes)();
    }
    this.publisher = { ...this.publisher, sibling: this.sibling() };
    this.changeTerms();
    if (this.more && this.more.next() < 0.5) {
      const types = AUTO_APPROVED[Math.floor(this.more.next() * AUTO_APPROVED.length)];
      const { autoApproval: before, ...others } = this.publisher;
      this.publisher = {
        ...others,
        ...(types && { autoApproval: { types, revision: (before?.revision ?? 0) + 1 } }),
      };
    }
  }

  private changeTerms(): void {
    const members = Object.entries(this.publisher.members).map(([construct, member]) => {
      const isChanged = this.more !== undefined && this.more.next() < 0.3;
      return [construct, isChanged ? { ...member, terms: this.terms() } : member];
    });
    this.publisher = { ...this.publisher, members: Object.fromEntries(members) };
  }

  private terms(): DesiredTerms | undefined {
    const { more } = this;
    const pick = <Item>(items: readonly Item[]) => items[Math.floor((more?.next() ?? 0) * items.length)] as Item;
    return more && { exports: pick(EXPORTS), mlAbilities: pick(ML_ABILITIES), payments: pick(PAYMENTS) };
  }

  changeAdvertiser(): void {
    const members = Object.values(this.publisher.members).map(({ account }) => account);
    this.advertiser = {
      collaborationName: this.pick([COLLABORATION_NAME, COLLABORATION_NAME, COLLABORATION_NAME, 'Another name']),
      joins: !this.partnerHasJoined && this.chance(0.9),
      template: this.pick([undefined, 'VALID', 'VALID', 'INVALID', 'UNABLE_TO_VALIDATE']),
      onInvalid: this.pick(['FAIL', 'REPORT']),
      approves: this.pick([undefined, ...members, ...members]),
      mayReceive: this.chance(0.8),
      alsoAgreed: this.more && this.more.next() < 0.7 ? AGREED : undefined,
      sibling: this.sibling(),
    };
  }

  private withMember(
    inUse: ReadonlySet<string>,
    change: (free: readonly string[], before: DesiredMember | undefined) => DesiredMember | undefined,
  ): PublisherState {
    const construct = this.pick(CONSTRUCTS);
    const { [construct]: before, ...others } = this.publisher.members;
    const taken = new Set([...inUse, ...Object.values(this.publisher.members).map(({ account }) => account)]);
    const free = [...MEMBERS, PARTNER, GUEST].filter((account) => !taken.has(account));
    if (free.length === 0) {
      return this.publisher;
    }
    const member = change(free, before);
    return { ...this.publisher, members: { ...others, ...(member === undefined ? {} : { [construct]: member }) } };
  }

  private member(accounts: readonly string[]): DesiredMember {
    const account = this.pick(accounts);
    const receives = account === PARTNER ? this.chance(0.8) : this.chance(0.5);
    const terms = this.terms();
    return { account, name: displayNameOf(account), receives, revision: 0, ...(terms && { terms }) };
  }

  private sibling(): SiblingState {
    return randomSibling(this.random);
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }
}

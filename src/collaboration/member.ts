import type { MemberAbility, MlMemberAbility, Payment } from './abilities';

/** What a collaboration says of one of its members. */
export interface MemberOptions {
  /** The name that other members see: 1 to 100 characters. */
  readonly displayName: string;
  /**
   * What the member may do.
   *
   * @default - the member contributes data only
   */
  readonly abilities?: MemberAbility[];
  /**
   * What the member may receive from custom machine learning.
   *
   * @default - nothing
   */
  readonly mlAbilities?: MlMemberAbility[];
  /**
   * The costs that the member takes over. Its membership has to accept them, which `Membership` does by itself.
   *
   * @default - none, but the member who queries pays for queries if nobody else does
   */
  readonly paymentResponsibilities?: Payment[];
}

/**
 * A member that the creator invites, by its AWS account.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSpecification.html
 */
export class Member {
  /**
   * An AWS account as a member.
   *
   * @param accountId the account: twelve digits, never the account of the creator
   * @param options what the collaboration says of the member
   */
  public static account(accountId: string, options: MemberOptions): Member {
    return new Member(accountId, options);
  }

  private constructor(
    /** The AWS account of the member. */
    public readonly accountId: string,
    /** @internal */
    public readonly _options: MemberOptions,
  ) {}
}

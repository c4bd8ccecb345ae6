import { ACCOUNT_ID } from '../private/formats';
import { formatted, mark, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';
import type { MemberAbility, MlMemberAbility, Payment } from './abilities';
import { MEMBER_OPTIONS } from './member-shape';

/** Options for a member of a collaboration. */
export interface MemberOptions {
  /**
   * The display name of the member, which other members can see.
   *
   * It must have 1 to 100 characters.
   */
  readonly displayName: string;
  /**
   * The abilities of the member.
   *
   * @default - the member can only contribute data
   */
  readonly abilities?: MemberAbility[];
  /**
   * The output of custom machine learning that the member can receive.
   *
   * @default - none
   */
  readonly mlAbilities?: MlMemberAbility[];
  /**
   * The costs that the member is responsible for paying.
   *
   * The membership of the member must accept these payments. `Membership` accepts them by default. With an empty list,
   * the template states explicitly that the member does not pay for queries.
   *
   * @default - none; if no other member pays for queries, the member who runs queries pays for them
   */
  readonly paymentResponsibilities?: Payment[];
  /**
   * The costs for which the template states explicitly that the member is not responsible.
   *
   * Specify them to reproduce an existing template, because a change of the payments replaces the collaboration.
   *
   * @default - none; a payment configuration states explicitly only whether the member pays for queries
   */
  readonly declinedPayments?: Payment[];
}

/**
 * An AWS account that the creator invites to a collaboration as a member.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSpecification.html
 * @example
 * const advertiser = Member.account('222222222222', {
 *   displayName: 'Advertiser',
 *   abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
 *   paymentResponsibilities: [Payment.QUERY_COMPUTE],
 * });
 */
export class Member {
  /**
   * Specifies an AWS account as a member.
   *
   * @param accountId the account ID, which has twelve digits and cannot be the account of the creator
   * @param options the options for the member
   * @example
   * const advertiser = Member.account('222222222222', {
   *   displayName: 'Advertiser',
   *   abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
   *   paymentResponsibilities: [Payment.QUERY_COMPUTE],
   * });
   */
  public static account(accountId: string, options: MemberOptions): Member {
    requireShapes(code('Member.account'), ACCOUNT, { accountId, options });
    return new Member(accountId, options);
  }

  private constructor(
    /** The AWS account ID of the member. */
    public readonly accountId: string,
    /** @internal */
    public readonly _options: MemberOptions,
  ) {}
}

mark('Member', Member);

const ACCOUNT = { accountId: formatted(ACCOUNT_ID), options: struct<MemberOptions>(MEMBER_OPTIONS) };

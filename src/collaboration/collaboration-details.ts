import type { Member, MemberOptions } from './member';

/** What a user says of a collaboration that is created elsewhere, as agreed with its creator. */
export interface CollaborationDetails {
  /**
   * What the collaboration says of its creator. State it if the creator pays for anything or receives results.
   *
   * @default - unknown, so that it is not known either who receives results
   */
  readonly creator?: MemberOptions;
  /**
   * The invited members, all of them, as the creator has agreed it with them.
   *
   * With them a `Membership` derives what it has to accept, and associations bind their roles to the partners.
   *
   * @default - unknown, so that a membership states by itself what it accepts
   */
  readonly members?: Member[];
  /**
   * Whether members can log queries.
   *
   * @default - unknown
   */
  readonly queryLogging?: boolean;
}

import type { CryptographicComputingOptions } from './cryptographic-computing';
import type { Member, MemberOptions } from './member';

/**
 * Details of a collaboration that another stack or account creates.
 *
 * Specify what the creator and the members have agreed on.
 */
export interface CollaborationDetails {
  /**
   * The options for the creator of the collaboration.
   *
   * Specify them if the creator pays for any cost or receives results.
   *
   * @default - unknown; the members who receive results are then also unknown
   */
  readonly creator?: MemberOptions;
  /**
   * All invited members, with the options that the creator has specified for them.
   *
   * A `Membership` derives the payments to accept from them, and associations use them to limit the trust policies of
   * their roles.
   *
   * @default - unknown; a membership must then specify the payments that it accepts
   */
  readonly members?: Member[];
  /**
   * Whether members can log queries to Amazon CloudWatch Logs.
   *
   * @default - unknown
   */
  readonly queryLogging?: boolean;
  /**
   * Whether members can log PySpark jobs to Amazon CloudWatch Logs.
   *
   * @default - unknown
   */
  readonly jobLogging?: boolean;
  /**
   * Whether members can receive Amazon CloudWatch metrics about their queries.
   *
   * @default - unknown
   */
  readonly metrics?: boolean;
  /**
   * The Regions in which results can be stored. With an empty list, the creator has specified none.
   *
   * @default - unknown
   */
  readonly allowedResultRegions?: string[];
  /**
   * Settings for columns that members encrypt before they share them.
   *
   * @default - unknown
   */
  readonly cryptographicComputing?: CryptographicComputingOptions;
}

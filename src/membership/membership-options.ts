import type { RemovalPolicy } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Payment } from '../collaboration/abilities';
import type { JobResultOutput } from './job-result-output';
import type { ResultOutput } from './result-output';

/** Options for a membership. */
export interface MembershipOptions {
  /**
   * The default destination of query results.
   *
   * A query can specify another destination. A member who receives the results of another member's queries must specify
   * it. Only members who can receive results can specify it.
   *
   * @default - none
   */
  readonly resultOutput?: ResultOutput;
  /**
   * The default destination of the results of PySpark jobs.
   *
   * A job cannot specify another destination, so a member who receives the results of jobs needs one. Only members who
   * can receive results can specify it.
   *
   * @default - none
   */
  readonly jobResultOutput?: JobResultOutput;
  /**
   * Whether queries are logged to Amazon CloudWatch Logs in this account.
   *
   * @default - the value of the collaboration if it is known, otherwise false
   */
  readonly queryLogging?: boolean;
  /**
   * Whether PySpark jobs are logged to Amazon CloudWatch Logs in this account.
   *
   * @default - the value of the collaboration if it is known, otherwise false
   */
  readonly jobLogging?: boolean;
  /**
   * The payments that this account accepts.
   *
   * They must equal the payment responsibilities of the member in the collaboration. With an empty list, the account
   * accepts no payment.
   *
   * @default - the payment responsibilities in the collaboration if they are known; otherwise no payment configuration,
   * which is valid for members who pay for nothing, or only for the queries that they run
   */
  readonly acceptedPayments?: Payment[];
  /**
   * The costs for which the template states explicitly that the account does not accept them.
   *
   * Specify them to reproduce an existing template.
   *
   * @default - none; a payment configuration states explicitly only whether the account pays for queries
   */
  readonly declinedPayments?: Payment[];
  /**
   * Whether metrics about queries are sent to Amazon CloudWatch in this account.
   *
   * This cannot be changed later.
   *
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * Policy to apply when the membership is removed from the stack.
   *
   * If the membership is deleted, the account cannot join the collaboration again. CloudFormation cannot delete the
   * membership of the creator, because the creator can leave only by deleting the collaboration.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining a `Membership`. */
export interface MembershipProps extends MembershipOptions {
  /**
   * The collaboration to join.
   *
   * It can be a construct of this app, in any stack and account, or an imported collaboration. A change replaces the
   * membership.
   */
  readonly collaboration: ICollaborationRef;
}

/** Attributes for importing a membership in the Region of this stack. */
export interface MembershipAttributes {
  /** The ID of the membership, which is a UUID. */
  readonly membershipId: string;
  /**
   * The account ID of the member.
   *
   * @default - the account of this stack
   */
  readonly accountId?: string;
  /**
   * The collaboration of the membership.
   *
   * If its members are known, for example from `Collaboration.fromCollaborationAttributes`, an association derives its
   * result receivers and the trust policy of its role from them.
   *
   * @default - unknown
   */
  readonly collaboration?: ICollaborationRef;
}

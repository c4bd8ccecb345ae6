/**
 * What your organization requires of its clean rooms, beyond what the service requires.
 *
 * For each option there is a rule, which reports what does not keep it as an error. You can acknowledge it like any
 * other finding. A value that is not known at synthesis is not reported. Without an option, its rule reports nothing.
 *
 * If options are stated more than once, for example for the app and for a stage, all of them apply: the stricter value
 * of each option counts.
 *
 * @example
 * CleanRoomsChecks.addTo(app, {
 *   allowedAccountIds: ['111111111111', '222222222222'],
 *   minimumGroupSize: 25,
 *   maximumEpsilon: 5,
 *   minimumUsersNoisePerQuery: 30,
 *   requireReviewedTemplates: true,
 * });
 */
export interface CleanRoomsChecksOptions {
  /**
   * The only accounts that can take part in collaborations, including your own.
   *
   * The rule `AccountsAreAllowed` reports every other account that creates a collaboration, is a member of it, is added
   * or approved, receives results or logs, can analyze a table, or is trusted by the role of a table. At least one
   * account is required.
   *
   * @default - all accounts are allowed
   */
  readonly allowedAccountIds?: string[];

  /**
   * The smallest minimum that an analysis rule can specify, from 2 to 100,000.
   *
   * The rule `GroupsAreLargeEnough` reports output constraints of aggregation analysis rules, and aggregation thresholds
   * of custom analysis rules, also those of single output columns. It does not report analysis rules without a minimum.
   *
   * @default - all minimums that the service accepts are allowed
   */
  readonly minimumGroupSize?: number;

  /**
   * The largest epsilon of a differential privacy budget, from 1 to 20.
   *
   * The rule `EpsilonIsSmallEnough` reports budgets with a larger one.
   *
   * @default - every epsilon that the service accepts is allowed
   */
  readonly maximumEpsilon?: number;

  /**
   * The smallest noise per query of a differential privacy budget, from 10 to 100 users.
   *
   * The rule `NoiseIsLargeEnough` reports budgets with less noise.
   *
   * @default - all noise that the service accepts is allowed
   */
  readonly minimumUsersNoisePerQuery?: number;

  /**
   * Whether a table can allow an analysis template only with a review of its text.
   *
   * The rule `AllowedTemplatesAreReviewed` reports each template that `AllowedAnalyses.reviewedTemplates` does not contain
   * as a `ReviewedTemplate` with a text or a hash, also one of another app, and one in PySpark. It does not report the
   * queries and jobs of members that a table allows without a template.
   *
   * @default false
   */
  readonly requireReviewedTemplates?: boolean;
}

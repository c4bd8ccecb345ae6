/** A requirement of `PrivacyBaseline.strict`. */
export enum PrivacyRequirement {
  /** Queries are logged, and jobs if a member can run them. */
  LOGGING = 'LOGGING',
  /** The members approve new members and new receivers of results. */
  MEMBER_APPROVAL = 'MEMBER_APPROVAL',
  /** Analyses of other accounts are reviewed, or their results are protected. */
  PROTECTED_RESULTS = 'PROTECTED_RESULTS',
  /** The results of queries that are not reviewed contain no small groups. */
  MINIMUM_GROUP_SIZE = 'MINIMUM_GROUP_SIZE',
}

/** An exception from a requirement of `PrivacyBaseline.strict`. */
export interface PrivacyException {
  /**
   * The path of the construct, such as `Publisher/Impressions`, or of a stack or stage with all constructs in it.
   *
   * The error that the exception avoids contains the path.
   */
  readonly path: string;
  /** The requirement that does not apply. */
  readonly requirement: PrivacyRequirement;
  /** Why the requirement does not apply. The synthesis reports the reason as info. */
  readonly reason: string;
}

/** What the organization of the user requires of its clean rooms, beyond what the service requires. */
export interface Requirements {
  /** The only accounts that can take part in collaborations. */
  readonly allowedAccountIds?: readonly string[];
  /** The smallest minimum that an analysis rule can specify. */
  readonly minimumGroupSize?: number;
  /** The largest epsilon of a differential privacy budget. */
  readonly maximumEpsilon?: number;
  /** The smallest noise of a differential privacy budget. */
  readonly minimumUsersNoisePerQuery?: number;
  /** Whether the owner of a table must state a review of each analysis template that the table allows. */
  readonly requireReviewedTemplates?: true;
}

export type RequirementName = keyof Requirements;

/** The value with which an option states a requirement. */
export type RequiredValue<N extends RequirementName> = NonNullable<Requirements[N]>;

/** A requirement that is a number. */
export type NumberName = { [N in RequirementName]-?: RequiredValue<N> extends number ? N : never }[RequirementName];

/**
 * The integers that a requirement can be. A number outside of them requires nothing, or what the service rejects.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AggregationConstraint.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyTemplateParametersInput.html
 */
export const RANGES: Readonly<Record<NumberName, { readonly from: number; readonly to: number }>> = {
  minimumGroupSize: { from: 2, to: 100_000 },
  maximumEpsilon: { from: 1, to: 20 },
  minimumUsersNoisePerQuery: { from: 10, to: 100 },
};

/** Two statements as one. Both apply, so the stricter value of each requirement counts. */
export function both(a: Requirements, b: Requirements): Requirements {
  return {
    allowedAccountIds: stricter(a.allowedAccountIds, b.allowedAccountIds, (one, other) =>
      one.filter((account) => other.includes(account)),
    ),
    minimumGroupSize: stricter(a.minimumGroupSize, b.minimumGroupSize, Math.max),
    maximumEpsilon: stricter(a.maximumEpsilon, b.maximumEpsilon, Math.min),
    minimumUsersNoisePerQuery: stricter(a.minimumUsersNoisePerQuery, b.minimumUsersNoisePerQuery, Math.max),
    requireReviewedTemplates: a.requireReviewedTemplates ?? b.requireReviewedTemplates,
  };
}

function stricter<T>(a: T | undefined, b: T | undefined, of: (a: T, b: T) => T): T | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return of(a, b);
}

import type { ComparedCollaboration } from '../../report/diff/differences';
import type { Acceptance } from './acceptances';
import type { DiffResult, ReviewedDifference } from './result';

/**
 * The differences with those who accept them.
 *
 * @param today the date of the day, for example `2026-12-01`
 */
export function reviewed(
  compared: readonly ComparedCollaboration[],
  acceptances: readonly Acceptance[],
  today: string,
): Omit<DiffResult, 'unreadable'> {
  // Dates in this form have the order of their texts.
  const isExpired = ({ until }: Acceptance) => until !== undefined && until < today;
  const valid = new Map(acceptances.filter((one) => !isExpired(one)).map((one) => [one.fingerprint, one]));
  const collaborations = compared.map(({ differences, ...collaboration }) => ({
    ...collaboration,
    differences: differences.map((difference): ReviewedDifference => {
      const accepted = difference.kind === 'widens' ? valid.get(difference.fingerprint) : undefined;
      return { ...difference, ...(accepted && { accepted }) };
    }),
  }));
  const widening = new Set(
    compared.flatMap(({ differences }) =>
      differences.filter(({ kind }) => kind === 'widens').map(({ fingerprint }) => fingerprint),
    ),
  );
  const unused = acceptances
    .filter((one) => isExpired(one) || !widening.has(one.fingerprint))
    .map((one) => ({ ...one, because: widening.has(one.fingerprint) ? ('expired' as const) : ('void' as const) }));
  return { collaborations, unused };
}

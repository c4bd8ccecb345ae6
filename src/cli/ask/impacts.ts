import { isPlain } from '../../model/raw';
import type { PrivacyReport, ReportedImpact } from '../../report/report';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { type Ask, askWith, unexpected } from './aws-cli';
import { membershipIn } from './membership';

/** A differential privacy budget whose values are known. */
interface Budget {
  readonly owner: string;
  readonly epsilon: number;
  readonly usersNoisePerQuery: number;
}

/**
 * The reports with how many aggregations the service allows for each privacy budget.
 *
 * @param stated the ID of a membership in the only collaboration with budgets, if the user states one
 */
export function withImpacts(
  reports: readonly PrivacyReport[],
  stated: string | undefined,
  env: Terminal['env'],
  ask: Ask = askWith(env),
): readonly PrivacyReport[] {
  requireMembershipId(stated);
  const withBudgets = reports.filter((report) => budgetsOf(report).length > 0);
  if (stated !== undefined && withBudgets.length > 1) {
    const names = withBudgets.map(({ collaboration: { name, path } }) => JSON.stringify(name ?? path));
    throw new UsageError(
      `--membership: ${withBudgets.length} collaborations have privacy budgets: ${names.join(', ')}`,
      'specify the collaboration of the membership with --collaboration',
    );
  }
  return reports.map((report) => {
    const budgets = budgetsOf(report);
    if (budgets.length === 0) {
      return report;
    }
    const membership = stated ?? membershipIn(report, ask);
    return { ...report, impacts: budgets.map((budget) => impactOf(budget, membership, ask)) };
  });
}

/** @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PreviewPrivacyImpact.html */
const MEMBERSHIP_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function requireMembershipId(stated: string | undefined): void {
  if (stated !== undefined && !MEMBERSHIP_ID.test(stated)) {
    throw new UsageError(
      `--membership: ${JSON.stringify(stated)} is not the ID of a membership: it has the form of a UUID in lowercase`,
      '"aws cleanrooms list-memberships" lists the memberships of your account with their IDs',
    );
  }
}

/** By owner, as the controls are. A budget with a value that is not known cannot be asked about. */
function budgetsOf({ controls }: PrivacyReport): readonly Budget[] {
  return controls.flatMap(({ kind, owner, value: epsilon }): readonly Budget[] => {
    const noise = controls.find((one) => one.kind === 'USERS_NOISE_PER_QUERY' && one.owner === owner)?.value;
    return kind === 'EPSILON' && owner !== null && typeof epsilon === 'number' && typeof noise === 'number'
      ? [{ owner, epsilon, usersNoisePerQuery: noise }]
      : [];
  });
}

const OPERATION = 'preview-privacy-impact';

function impactOf({ owner, epsilon, usersNoisePerQuery }: Budget, membership: string, ask: Ask): ReportedImpact {
  const parameters = JSON.stringify({ differentialPrivacy: { epsilon, usersNoisePerQuery } });
  const answer = ask(OPERATION, ['--membership-identifier', membership, '--parameters', parameters]);
  return { owner, epsilon, usersNoisePerQuery, aggregations: aggregationsIn(answer) };
}

function aggregationsIn(answer: unknown): ReportedImpact['aggregations'] {
  const found = ['privacyImpact', 'differentialPrivacy', 'aggregations'].reduce<unknown>(
    (value, name) => (isPlain(value) ? value[name] : undefined),
    answer,
  );
  if (!Array.isArray(found) || found.length === 0) {
    throw unexpected(OPERATION, JSON.stringify(answer));
  }
  return found
    .map((one: unknown) => {
      if (!isPlain(one) || typeof one.type !== 'string' || !Number.isInteger(one.maxCount)) {
        throw unexpected(OPERATION, JSON.stringify(answer));
      }
      return { function: one.type, maxCount: one.maxCount as number };
    })
    .sort((a, b) => (a.function < b.function ? -1 : 1));
}

import { isPlain } from '../../model/raw';
import type { PrivacyReport } from '../../report/report';
import { UsageError } from '../usage-error';
import { type Ask, unexpected } from './aws-cli';

const OPERATION = 'list-memberships';

/**
 * The ID of the active membership in the collaboration of a report. The code of an app does not contain it, but its name
 * and creator. The AWS CLI reads all pages.
 */
export function membershipIn(report: PrivacyReport, ask: Ask): string {
  const { name, path } = report.collaboration;
  const creator = report.members.find((member) => member.creator)?.account ?? undefined;
  const what = `the collaboration ${JSON.stringify(name ?? path)}`;
  if (name === null) {
    throw new UsageError(`--ask: the name of ${what} is not known, so its membership is not found`, FIX);
  }
  const found = summariesIn(ask(OPERATION, ['--status', 'ACTIVE'])).filter(
    (one) => one.collaborationName === name && (creator === undefined || one.collaborationCreatorAccountId === creator),
  );
  const [first, other] = found;
  if (first === undefined || other !== undefined) {
    const number = first === undefined ? 'no active membership' : `${found.length} active memberships`;
    const of = creator === undefined ? '' : ` of ${creator}`;
    throw new UsageError(`--ask: your account has ${number} in ${what}${of}, in this Region`, FIX);
  }
  return String(first.id);
}

const FIX =
  'specify the ID of your membership with --membership; AWS_PROFILE and AWS_REGION select the account and the Region';

function summariesIn(answer: unknown): readonly Readonly<Record<string, unknown>>[] {
  const summaries = isPlain(answer) ? answer.membershipSummaries : undefined;
  if (!Array.isArray(summaries) || !summaries.every((one) => isPlain(one) && typeof one.id === 'string')) {
    throw unexpected(OPERATION, JSON.stringify(answer));
  }
  return summaries;
}

import { excludes, includes } from '../model/fact';
import { type MemberFacts, type Members, participants } from '../model/members';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../private/words';

/** Members in a message, each with the known account and name: `222222222222 ("Advertiser")`. */
export function memberNames(members: readonly MemberFacts[]): string {
  return members.map(memberName).join(', ');
}

export function memberName({ account, displayName }: MemberFacts): string {
  const name = displayName.state === 'known' ? JSON.stringify(displayName.value) : undefined;
  if (account.state !== 'known') {
    return name ?? 'a member';
  }
  return name ? `${account.value} (${name})` : account.value;
}

/** Whether a member receives results, runs no analyses itself, and another member can query. */
export function receivesOnlyFromOthers(collaboration: Members, { abilities }: MemberFacts): boolean {
  const runsNothing = excludes(abilities, CAN_QUERY) && excludes(abilities, CAN_RUN_JOB);
  const someoneQueries = participants(collaboration).some((member) => includes(member.abilities, CAN_QUERY));
  return includes(abilities, CAN_RECEIVE_RESULTS) && runsNothing && someoneQueries;
}

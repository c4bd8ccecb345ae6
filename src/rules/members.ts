import type { MemberFacts } from '../model/members';

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

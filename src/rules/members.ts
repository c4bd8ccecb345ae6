import type { MemberFacts } from '../model/members';

/** Members for a message, each by account and name as far as they are known: `222222222222 ("Advertiser")`. */
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

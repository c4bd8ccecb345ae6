import type { CleanRoomCloud } from '../../local/demo/clean-room-cloud';
import { boundTo } from '../../local/demo/role-trust';
import { type Member, Rooms } from '../../local/demo/room';
import { heading, rows } from './layout';

/** What Clean Rooms answers when each of the accounts asks: who takes part, and what that account brings. */
export function tellSides({ cloud, service }: CleanRoomCloud, accounts: readonly string[]): void {
  const sides = accounts.map((account) => new Rooms(service, account));
  for (const side of sides) {
    for (const collaboration of side.collaborations()) {
      const members = side.members(collaboration.id);
      heading(`ListMembers, asked by the ${nameOf(members, side.account)} (${side.account})`);
      rows([['member', 'account', 'status', 'abilities', 'membership'], ...members.map(memberRow)]);
      const facts = [...tablesOf(side, members, (role) => boundTo(cloud, role)), ...budgetsOf(side)];
      if (facts.length > 0) {
        rows(facts);
      }
    }
  }
}

function memberRow({ displayName, accountId, status, abilities, membershipArn }: Member): string[] {
  return [displayName, accountId, status, abilities.join(', ') || '–', shortened(membershipArn ?? '–')];
}

function tablesOf(side: Rooms, members: readonly Member[], trustOf: (role: string) => string[]): string[][] {
  return side.memberships().flatMap((membership) =>
    side.associations(membership.id).map(({ name, roleArn }) => {
      const bound = trustOf(roleArn).map((arn) => whose(arn, members));
      return [`table ${name}`, `its role serves ${bound.join(', and ')}`];
    }),
  );
}

function budgetsOf(side: Rooms): string[][] {
  const budgets = side.memberships().flatMap(({ id }) => side.budgets(id));
  return budgets.flatMap(({ parameters: { differentialPrivacy: privacy } }) =>
    privacy ? [['privacy budget', `epsilon ${privacy.epsilon}, noise of ${privacy.usersNoisePerQuery} users`]] : [],
  );
}

/** An ARN of a membership, or a pattern of such, in words. */
function whose(arn: string, members: readonly Member[]): string {
  const owner = nameOf(members, arn.split(':')[4] ?? '');
  return arn.endsWith('/*') ? `any membership of the ${owner}` : `membership ${shortened(arn)} of the ${owner}`;
}

function nameOf(members: readonly Member[], account: string): string {
  return members.find(({ accountId }) => accountId === account)?.displayName ?? account;
}

/** The first characters of the id in an ARN. */
function shortened(arn: string): string {
  return (arn.split('/').at(-1) ?? arn).slice(0, 8);
}

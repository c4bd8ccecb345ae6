import type { MemberId, PrivacyReport, ReportedMember } from '../report';
import { code, enumerated, escaped } from './markdown';

/** How the page names members: by their display name, and by their account if the name is not known or not unique. */
export class Names {
  private readonly members: ReadonlyMap<MemberId, ReportedMember>;

  constructor(report: PrivacyReport) {
    this.members = new Map(report.members.map((member) => [member.id, member]));
  }

  isMember(id: string): boolean {
    return this.members.has(id);
  }

  /** The name of a member, without marks. What is not the ID of a member stays as it is. */
  plain(id: MemberId): string {
    const { name, account } = this.members.get(id) ?? NOT_A_MEMBER;
    return name === null ? (account ?? id) : this.isUnique(name) ? name : this.withAccount(id);
  }

  /** The name of a member with its account. */
  withAccount(id: MemberId): string {
    const { name, account } = this.members.get(id) ?? NOT_A_MEMBER;
    return name === null || account === null ? (name ?? account ?? id) : `${name} (${account})`;
  }

  /** The name of a member in Markdown. */
  of(id: MemberId): string {
    return escaped(this.plain(id));
  }

  /** The names of members in Markdown, in the order of the collaboration. */
  all(ids: readonly MemberId[], conjunction?: string): string {
    const order = [...this.members.keys()];
    const sorted = [...ids].sort((a, b) => place(order, a) - place(order, b));
    return enumerated(
      sorted.map((id) => this.of(id)),
      conjunction,
    );
  }

  /** `Publisher's`, in Markdown. */
  possessive(id: MemberId): string {
    const name = this.of(id);
    return name.endsWith('s') ? `${name}'` : `${name}'s`;
  }

  private isUnique(name: string): boolean {
    return [...this.members.values()].filter((other) => other.name === name).length === 1;
  }
}

const NOT_A_MEMBER = { name: null, account: null };

function place(order: readonly MemberId[], id: MemberId): number {
  const found = order.indexOf(id);
  return found === -1 ? order.length : found;
}

/** The most names in one cell or sentence. */
const FEW = 12;

/** Names of columns or tables as code. Of many, the first ones, and how many there are. */
export function codes(names: readonly string[], noun: string, few = FEW): string {
  return names.length <= few
    ? enumerated(names.map(code))
    : `${names
        .slice(0, few - 2)
        .map(code)
        .join(', ')} and ${names.length - few + 2} more ${noun}s`;
}

/** Whether `codes` leaves some of the names out. */
export function isShortened(names: readonly string[]): boolean {
  return names.length > FEW;
}

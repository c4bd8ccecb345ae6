import type { Finding } from './lint';

/** What cfn-lint reports about templates that are correct. */
export interface KnownFinding {
  readonly code: string;
  /** Which messages with the code. */
  readonly message: RegExp;
  /** Why it stays. */
  readonly reason: string;
}

export const KNOWN_FINDINGS: readonly KnownFinding[] = [
  {
    code: 'W3005',
    message: /^'\w*Role\w*' dependency already enforced by a 'GetAtt' at /,
    reason:
      'A resource depends on its role and on the policies that an app adds to the role, because Clean Rooms assumes ' +
      'the role immediately. Where an app adds none, only the dependency that the reference to the role implies is left.',
  },
  {
    code: 'W3005',
    message: /^'\w+' dependency already enforced by a 'GetAtt' at 'Resources\/(Impact|Readiness|Remaining)/,
    reason:
      'A check at deployment runs after what it checks, also if it names that by a value. Where it refers to it, the ' +
      'reference implies the same dependency.',
  },
];

/** Findings that no entry is about. */
export function unknownIn(findings: readonly Finding[], known = KNOWN_FINDINGS): Finding[] {
  return findings.filter((finding) => !known.some((entry) => isAbout(entry, finding)));
}

/** Entries that are about no finding, and so can be deleted. */
export function staleIn(findings: readonly Finding[], known = KNOWN_FINDINGS): KnownFinding[] {
  return known.filter((entry) => !findings.some((finding) => isAbout(entry, finding)));
}

function isAbout({ code, message }: KnownFinding, finding: Finding): boolean {
  return finding.code === code && message.test(finding.message);
}

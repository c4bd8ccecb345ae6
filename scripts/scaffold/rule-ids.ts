import { kebabCase } from './names';
import { Refusal } from './refusal';

/**
 * Users acknowledge rules by their ids, so that an id must never mean something else. `catalogue/rule-ids.json` remembers
 * those that were ever there: a new rule adds its id to `current`; the id of a rule that goes moves to `retired`, with the
 * reason.
 */
export interface RuleIds {
  readonly current: readonly string[];
  readonly retired: readonly { readonly id: string; readonly reason: string }[];
}

/** Words with which an id names the mistake rather than what holds. */
const MISTAKES = /^(Bad|Duplicate|Forbid|Invalid|Missing|No|Unknown|Wrong|Check|Validate)[A-Z]/;

/** Refuses what cannot be the id of a new rule. */
export function requireNewRuleId(id: string, { current, retired }: RuleIds): void {
  if (!/^([A-Z][a-z0-9]+)+$/.test(id)) {
    throw new Refusal(`the id ${JSON.stringify(id)} is not in PascalCase: write it like "SingleQueryRunner"`);
  }
  if (!/^([A-Z][a-z0-9]+){2,}$/.test(id)) {
    throw new Refusal(`the id "${id}" is one word: say what holds, like "SingleQueryRunner" or "PayerAccepts"`);
  }
  if (MISTAKES.test(id)) {
    throw new Refusal(`the id "${id}" names a mistake or a check: say what holds, like "ListRuleHasJoinColumn"`);
  }
  // Files are called after ids, and some file systems know no case.
  const existing = current.find((one) => kebabCase(one).replaceAll('-', '') === id.toLowerCase());
  if (existing !== undefined) {
    throw new Refusal(`there is a rule "${existing}" already`);
  }
  const gone = retired.find((one) => one.id === id);
  if (gone !== undefined) {
    throw new Refusal(`the id "${id}" was retired and must not mean anything else: ${gone.reason}`);
  }
}

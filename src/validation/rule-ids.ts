import { CATALOGUE } from '../rules/catalogue';

/** The prefix of all rule IDs where IDs of several libraries are used: `CleanRooms::SingleQueryRunner`. */
export const NAMESPACE = 'CleanRooms';

/** The IDs of all rules, without the prefix. */
export function ruleIds(): string[] {
  return CATALOGUE.map((rule) => rule.id);
}

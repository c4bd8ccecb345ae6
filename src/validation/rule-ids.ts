import { CATALOGUE } from '../rules/catalogue';

/** The prefix of every rule id where ids of several libraries meet: `CleanRooms::SingleQueryRunner`. */
export const NAMESPACE = 'CleanRooms';

/** The ids of all rules, without the prefix. */
export function ruleIds(): string[] {
  return CATALOGUE.map((rule) => rule.id);
}

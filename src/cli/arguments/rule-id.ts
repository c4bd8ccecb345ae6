import { nearest } from '../../private/nearest';
import { CATALOGUE } from '../../rules/catalogue';
import type { Rule } from '../../rules/rule';
import { NAMESPACE } from '../../validation/rule-ids';
import { didYouMean, UsageError } from '../usage-error';

/** The rule that a user names: with or without the prefix, in any case. */
export function ruleNamed(name: string): Rule {
  const id = withoutPrefix(name);
  const found = CATALOGUE.find((rule) => rule.id.toLowerCase() === id.toLowerCase());
  if (!found) {
    const similar = nearest(
      id,
      CATALOGUE.map((rule) => rule.id),
    );
    throw new UsageError(
      `${JSON.stringify(name)} is not a rule`,
      `${didYouMean(similar)}"cdk-cleanrooms explain" lists all rules`,
    );
  }
  return found;
}

function withoutPrefix(name: string): string {
  const prefix = `${NAMESPACE}::`;
  return name.toLowerCase().startsWith(prefix.toLowerCase()) ? name.slice(prefix.length) : name;
}

/** Adds the ID of a rule to those before it. */
export function addRuleId(name: string, before: readonly string[] = []): readonly string[] {
  return [...new Set([...before, ruleNamed(name).id])];
}

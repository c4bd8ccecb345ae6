import { render, type Text } from '../../private/text';
import { CATALOGUE } from '../../rules/catalogue';
import type { Rule } from '../../rules/rule';
import { ruleUrl } from '../rule-url';
import { sarifMessage } from './sarif-message';

/** All rules as SARIF describes them. */
export const SARIF_RULES = CATALOGUE.map((rule) => ({
  id: rule.id,
  name: rule.id,
  shortDescription: sarifMessage(plain(rule.title)),
  fullDescription: sarifMessage(`${plain(rule.title)}. ${sentence(plain(rule.why))}.`),
  help: {
    ...sarifMessage([...helpOf(rule, plain), `Source: ${rule.evidence.url} (${rule.evidence.basis})`].join('\n')),
    markdown: sarifMessage(
      [...helpOf(rule, inMarkdown), `Source: <${rule.evidence.url}> (${rule.evidence.basis})`].join('\n\n'),
    ).text,
  },
  helpUri: ruleUrl(rule.id),
  defaultConfiguration: { level: rule.severity },
  properties: { tags: ['clean-rooms', rule.subject, rule.evidence.basis], constraints: rule.catalogueIds },
}));

/** The place of each rule in the list, by its ID. */
export const RULE_INDICES: ReadonlyMap<string, number> = new Map(CATALOGUE.map(({ id }, index) => [id, index]));

function helpOf({ title, why, fix }: Rule, write: (text: Text) => string): readonly string[] {
  return [`${write(title)}.`, `Why: ${write(why)}.`, `Fix: ${write(fix)}.`];
}

function plain(text: Text): string {
  return render(text, (code) => code.write());
}

function inMarkdown(text: Text): string {
  return render(text, (code) => `\`${code.write()}\``);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

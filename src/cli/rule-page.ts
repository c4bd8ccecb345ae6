import { Help } from 'commander';
import { inLanguageOfApp } from '../private/language';
import { code, type Text, text } from '../private/text';
import type { RequirementName } from '../rules/requirements';
import type { Basis, Evidence, Rule } from '../rules/rule';
import { NAMESPACE } from '../validation/rule-ids';
import { FLAGS } from './arguments/requirements';
import { type Layout, styled } from './layout';
import { ruleUrl } from './rule-url';

const INDENT = 13;

/** A rule as docs/rules.md has it, without its examples. */
export function rulePage(rule: Rule, layout: Layout): string {
  const { id, severity, title, why, fix, evidence, option, catalogueIds } = rule;
  const { bold, ofSeverity } = styled(layout);
  return [
    bold(`${NAMESPACE}::${id}`),
    '',
    wrapped(`${inLanguageOfApp(title)}.`, 0, layout),
    '',
    row('Severity', ofSeverity(severity)(severity)),
    row('Why', wrapped(inLanguageOfApp(why), INDENT, layout)),
    row('Fix', wrapped(inLanguageOfApp(fix), INDENT, layout)),
    row('Source', evidence.url),
    row('', wrapped(basisOf(evidence), INDENT, layout)),
    ...(option ? [row('Option', wrapped(inLanguageOfApp(optionText(option)), INDENT, layout))] : []),
    row('Constraints', wrapped(catalogueIds.join(', '), INDENT, layout)),
    row('Examples', ruleUrl(id)),
    '',
  ].join('\n');
}

function row(name: string, value: string): string {
  return `${name.padEnd(INDENT)}${value}`;
}

/** Lines of a text whose first one begins where `indent` ends. */
function wrapped(text: string, indent: number, { width }: Layout): string {
  return new Help().boxWrap(text, width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function optionText(option: RequirementName): Text {
  const inApps = text`${code(option)} of ${code('CleanRoomsChecks.addTo')}`;
  return text`${FLAGS[option]}, and in apps ${inApps}; without it, the rule reports nothing`;
}

const MEANINGS: Readonly<Record<Basis, string>> = {
  documented: 'the page states the requirement',
  inferred: 'it follows from what pages state',
  organization: 'your organization states the requirement with an option, and the page is about what it limits',
};

function basisOf({ basis, proof }: Evidence): string {
  const meaning = `${basis}: ${MEANINGS[basis]}`;
  return proof ? `${meaning}; certain because ${inLanguageOfApp(proof)}` : meaning;
}

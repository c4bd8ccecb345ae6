import { SUBJECTS } from '../model/register';
import { inLanguageOfApp } from '../private/language';
import { CATALOGUE } from '../rules/catalogue';
import { type Layout, styled } from './layout';

/** All rules in the order of docs/rules.md, one a line. */
export function ruleList(layout: Layout): string {
  const { bold, ofSeverity } = styled(layout);
  const longest = Math.max(...CATALOGUE.map(({ id }) => id.length));
  const groups = [...SUBJECTS, { kind: 'resource', heading: 'Every resource' }].map(({ kind, heading }) => [
    bold(heading),
    ...CATALOGUE.filter(({ subject }) => subject === kind).map(
      ({ id, severity, title }) =>
        `  ${id.padEnd(longest)}  ${ofSeverity(severity)(severity.padEnd(7))}  ${inLanguageOfApp(title)}`,
    ),
    '',
  ]);
  return [...groups.flat(), 'cdk-cleanrooms explain <rule> explains one of them.', ''].join('\n');
}

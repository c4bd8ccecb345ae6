import type { PrivacyReport } from '../report';
import { analysesSection } from './analyses';
import { withNamedInFlows } from './complete';
import { throughText } from './how';
import { learnedSection } from './learned';
import { code, enumerated, escaped } from './markdown';
import { Names } from './names';
import { picture } from './picture';
import { modelsSection, rulesSection } from './rules';
import { strengthSection } from './strength';
import { summary } from './summary';
import { unrestrictedSection } from './unrestricted';

/** A report as a page of Markdown, which has a picture for Mermaid. */
export function pageOf(report: PrivacyReport): string {
  const complete = withNamedInFlows(report);
  const names = new Names(complete);
  const { collaboration } = complete;
  const sections: readonly (readonly [heading: string, text: string | undefined])[] = [
    ['What each member can learn of the data of others', learnedSection(complete, names)],
    ['How strong the protection is', strengthSection(complete, names)],
    ['Rules of the room', rulesSection(complete, names)],
    ['Models', modelsSection(complete, names)],
    ['Not restricted', unrestrictedSection(complete, names) || undefined],
    ['The analyses, word for word', analysesSection(complete, names)],
  ];
  return [
    `# ${escaped(collaboration.name ?? collaboration.path)}: who can learn what`,
    INTRODUCTION,
    completeness(complete, names),
    ...(collaboration.description
      ? [`Purpose, as the collaboration states it: ${escaped(collaboration.description)}`]
      : []),
    `**In one paragraph.** ${summary(complete, names)}`,
    picture(complete, names),
    ...sections.flatMap(([heading, text]) => (text === undefined ? [] : [`## ${heading}`, text])),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const INTRODUCTION = 'This page states what the code of the app allows, not what was deployed. It is not legal advice.';

function completeness(report: PrivacyReport, names: Names): string {
  const { unknown, collaboration } = report;
  const outside = collaboration.outside
    ? ' The collaboration is outside of this app, which contains only some of its members.'
    : '';
  const texts = unreadTexts(report);
  if (unknown.length === 0 && texts.length > 0) {
    return `**Values are known, texts are not read.** The page shows the most that is possible with ${enumerated(texts)}.${outside}`;
  }
  if (unknown.length === 0) {
    return `**Read whole.** All values below are known, and all texts are understood.${outside}`;
  }
  const items = unknown.map(
    ({ of, what }) => `- ${escaped(what)} (${names.isMember(of) ? escaped(names.withAccount(of)) : code(of)})`,
  );
  const unread = texts.map((text) => `- what can be seen through ${text}, as the text is not read`);
  return `**Not known**, so that the page shows the most that is possible:${outside}\n\n${[...items, ...unread].join('\n')}`;
}

/** What data goes through without being understood. */
function unreadTexts({ flows, analyses }: PrivacyReport): readonly string[] {
  const throughs = flows.flatMap(({ uses }) =>
    uses.filter(({ read }) => !read).map(({ through }) => throughText(through)),
  );
  const names = analyses.filter(({ understood }) => !understood).map(({ name }) => code(name));
  return [...new Set([...throughs, ...names])];
}

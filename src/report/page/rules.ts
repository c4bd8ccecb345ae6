import type { Answer, MemberId, Output, PrivacyReport, ReportedMember } from '../report';
import { CONTROL_WORDS, type Section } from './control-words';
import { controlGroups, KINDS } from './controls-of';
import { code, enumerated, escaped, table, withoutRepetition } from './markdown';
import type { Names } from './names';
import { subjectsOf } from './strength';

/** The rules of the room: who does what, where results go, and who can change it. */
export function rulesSection(report: PrivacyReport, names: Names): string {
  return table(
    ['Question', 'Of', 'Answer'],
    [
      ...memberRows(report, names),
      ...outputRows(report, names),
      ...changeRows(report, names),
      ...controlRows(report, names, 'rules'),
    ],
  );
}

/** What the owners of models allow. Nothing without a model. */
export function modelsSection(report: PrivacyReport, names: Names): string | undefined {
  const rows = controlRows(report, names, 'models');
  return rows.length > 0 ? table(['Question', 'Of', 'Answer'], rows) : undefined;
}

/** The questions of a section that controls answer. */
function controlRows(report: PrivacyReport, names: Names, section: Section): readonly (readonly string[])[] {
  const order = Object.keys(CONTROL_WORDS);
  const kinds = KINDS.filter((kind) => CONTROL_WORDS[kind].section === section).sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const rows = controlGroups(report, kinds).map((group) => {
    const { title, meaning } = CONTROL_WORDS[group.kind];
    const answer = group.value === null ? '**not known**' : meaning(group.value, names);
    return [title, subjectsOf(group, names), answer];
  });
  return withoutRepetition(rows, 1);
}

type Ability = 'queries' | 'runsJobs' | 'receivesResults' | 'receivesModels' | 'receivesInference';

const ABILITIES: readonly (readonly [ability: Ability, question: string])[] = [
  ['queries', 'Who runs queries?'],
  ['runsJobs', 'Who runs jobs?'],
  ['receivesResults', 'Who receives results of queries and jobs?'],
  ['receivesModels', 'Who receives trained models?'],
  ['receivesInference', 'Who receives what models infer?'],
];

const COST_WORDS: Readonly<Record<string, string>> = {
  queryCompute: 'queries',
  jobCompute: 'jobs',
  modelTraining: 'model training',
  modelInference: 'model inference',
  syntheticDataGeneration: 'synthetic data',
};

function memberRows({ members }: PrivacyReport, names: Names): readonly string[][] {
  const usesModels = members.some(({ receivesModels, receivesInference }) => receivesModels || receivesInference);
  const abilities = ABILITIES.filter(
    ([ability]) => usesModels || !(ability === 'receivesModels' || ability === 'receivesInference'),
  );
  const payers = members.filter(({ pays }) => pays.length > 0);
  return [
    ...abilities.map(([ability, question]) => [question, ROOM, able(members, names, (member) => member[ability])]),
    ['Who pays?', ROOM, enumerated(payers.map(({ id, pays }) => `${names.of(id)} for ${costs(pays)}`)) || 'not stated'],
  ];
}

const ROOM = 'the collaboration';

function able(members: readonly ReportedMember[], names: Names, answer: (member: ReportedMember) => Answer): string {
  const those = (wanted: Answer) => members.filter((member) => answer(member) === wanted).map(({ id }) => id);
  const yes = names.all(those(true));
  const unknown = those(null);
  const perhaps = unknown.length > 0 ? `**not known** of ${names.all(unknown)}` : '';
  return [yes, perhaps].filter((one) => one !== '').join('; ') || 'no member';
}

function costs(pays: readonly string[]): string {
  return enumerated(pays.map((cost) => COST_WORDS[cost] ?? code(cost)));
}

function outputRows({ outputs }: PrivacyReport, names: Names): readonly string[][] {
  return outputs.flatMap((output) => {
    const of = names.of(output.member);
    return [
      [`Where do results of ${output.of} go by default?`, of, `${placeOf(output)}, ${keyOf(output)}`],
      [`How long are results of ${output.of} kept there?`, of, retention(output)],
    ];
  });
}

function placeOf({ bucket, prefix }: Output): string {
  if (bucket === null) {
    return 'a bucket that is **not known**';
  }
  return !prefix ? `the bucket ${code(bucket)}` : `${code(prefix)} in the bucket ${code(bucket)}`;
}

function keyOf({ key }: Output): string {
  switch (key) {
    case null:
      return 'under a key that is **not known**';
    case 'AWS':
      return 'under a key of AWS';
    default:
      return `under the key ${code(key)}`;
  }
}

function retention({ expiresAfterDays }: Output): string {
  switch (expiresAfterDays) {
    case null:
      return '**not known**';
    case 'never':
      return '**until someone deletes them**: the bucket has no expiry';
    default:
      return `${expiresAfterDays} days`;
  }
}

function changeRows(report: PrivacyReport, names: Names): readonly string[][] {
  const has = (kind: string) => report.controls.some((control) => control.kind === kind);
  const creator = report.members.find((member) => member.creator)?.id;
  return [
    [
      'Who can add members and receivers?',
      ROOM,
      `a change request of ${asker(creator, names)}, which ${has('AUTO_APPROVED_CHANGES') ? 'needs the approval of all members unless its kind needs none' : 'all members approve'}`,
    ],
    ...(has('AUTO_APPROVED_CHANGES') ? [] : [[CONTROL_WORDS.AUTO_APPROVED_CHANGES.title, ROOM, 'none']]),
    ['Who can change the text of an analysis?', ROOM, fixedTexts(report)],
    ['Who can loosen a rule?', ROOM, 'each owner, for its own tables and budgets, without the consent of others'],
    ...(has('RESULT_REGIONS') ? [] : [[CONTROL_WORDS.RESULT_REGIONS.title, ROOM, 'in any Region']]),
    ...errorRows(report),
    ...(ENCRYPTION.some(has)
      ? []
      : [['Do members encrypt columns before they share them?', ROOM, 'the collaboration does not require it']]),
  ];
}

/** What templates of other apps do is not known, whatever those of this app do. */
function errorRows({ controls, flows }: PrivacyReport): readonly string[][] {
  const { title } = CONTROL_WORDS.ERROR_DETAILS;
  const isKnown = !flows.some(({ uses }) => uses.some(({ through }) => through.kind === 'outsideAnalysis'));
  if (!isKnown) {
    return [[title, ROOM, '**not known** of the templates of other apps']];
  }
  return controls.some(({ kind }) => kind === 'ERROR_DETAILS') ? [] : [[title, ROOM, 'no']];
}

function asker(creator: MemberId | undefined, names: Names): string {
  return creator === undefined ? 'the creator of the collaboration' : escaped(names.plain(creator));
}

function fixedTexts({ analyses, flows }: PrivacyReport): string {
  const arbitrary = flows.some(({ uses }) => uses.some(({ through }) => ANY.includes(through.kind)));
  const fixed = 'no member: another text is another template, which each table that it reads must allow';
  if (!arbitrary) {
    return analyses.length > 0 ? fixed : 'there is no fixed text';
  }
  return analyses.length > 0
    ? `${fixed}. Members also write queries or jobs as they like`
    : 'there is no fixed text: members write queries and jobs as they like';
}

/** Any of these exists if members encrypt columns. */
const ENCRYPTION = ['CLEARTEXT', 'JOINS_OF_OTHER_NAMES', 'ENCRYPTED_DUPLICATES', 'ENCRYPTED_NULLS'];

const ANY: readonly string[] = ['anyQuery', 'anyJob'];

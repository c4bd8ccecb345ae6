import { counted } from '../../private/counted';
import { ACCESS_BUDGET } from '../../private/words';
import { isMore } from '../levels';
import type { MemberId, PrivacyReport, ReportedAnalysis } from '../report';
import { CONTROL_WORDS } from './control-words';
import { type ControlGroup, controlGroups, KINDS } from './controls-of';
import { code, enumerated, escaped, table } from './markdown';
import { codes, type Names } from './names';
import { aggregationsAllowed } from './privacy-impact';

const HEAD = ['What', 'Of', 'Value', 'In words'];
const STRENGTH = KINDS.filter((kind) => CONTROL_WORDS[kind].section === 'strength').sort(byPage);

/** How strong the protection of the data is. */
export function strengthSection(report: PrivacyReport, names: Names): string {
  const rows = [
    ...withoutMinimum(report, names),
    ...controlGroups(report, STRENGTH).map((group) => rowOf(group, names)),
    ...arithmetic(report, names),
  ];
  return rows.length > 0 ? table(HEAD, rows) : 'No minimum group size, noise or budget is set.';
}

function rowOf(group: ControlGroup, names: Names): string[] {
  const { title, short, meaning } = CONTROL_WORDS[group.kind];
  const { value } = group;
  return value === null
    ? [title, subjectsOf(group, names), '**not known**', 'it can be absent, or as weak as possible']
    : [title, subjectsOf(group, names), short?.(value) ?? escaped(String(value)), meaning(value, names)];
}

/** What a group of controls is about, in Markdown. */
export function subjectsOf({ owner, subjects, kind }: ControlGroup, names: Names): string {
  const about = subjects.filter((subject) => subject !== '').map((subject) => subjectOf(kind, subject));
  const many = about.length > MANY ? [...about.slice(0, MANY - 2), `${about.length - MANY + 2} more`] : about;
  if (owner === null) {
    return about.length > 0 ? enumerated(many) : 'the collaboration';
  }
  return about.length > 0 ? `${names.possessive(owner)} ${enumerated(many)}` : names.of(owner);
}

/** The most subjects in a cell. */
const MANY = 12;

function subjectOf(kind: ControlGroup['kind'], subject: string): string {
  const comma = subject.lastIndexOf(', ');
  const qualifier = comma === -1 ? undefined : QUALIFIERS[subject.slice(comma + 2)];
  return qualifier !== undefined && (kind.startsWith(ACCESS_BUDGET) || CONTROL_WORDS[kind].section === 'models')
    ? `${code(subject.slice(0, comma))}, ${qualifier}`
    : code(subject);
}

/** The periods of access budgets, and the jobs of models. */
const QUALIFIERS: Readonly<Record<string, string>> = {
  CALENDAR_DAY: 'each calendar day',
  CALENDAR_WEEK: 'each calendar week',
  CALENDAR_MONTH: 'each calendar month',
  LIFETIME: 'in total',
  trainedModels: 'at training',
  trainedModelInferenceJobs: 'at inference',
  trainedModelExports: 'in exports',
};

/** The tables whose values are in results without a smallest group, by owner. */
function withoutMinimum({ tables, flows, controls }: PrivacyReport, names: Names): readonly string[][] {
  const has = (owner: MemberId, name: string) =>
    controls.some(
      ({ kind, owner: of, subject }) =>
        kind === 'MINIMUM_GROUP' && of === owner && (subject === name || subject.startsWith(`${name}.`)),
    );
  const bare = tables.filter(
    ({ owner, name }) =>
      flows.some((flow) => flow.owner === owner && flow.table === name && isMore(flow.level, 'FILTER_FREE')) &&
      !has(owner, name),
  );
  return [...new Set(bare.map(({ owner }) => owner))].map((owner) => {
    const own = bare.filter((one) => one.owner === owner).map(({ name }) => name);
    return [
      CONTROL_WORDS.MINIMUM_GROUP.title,
      `${names.possessive(owner)} ${codes(own, 'table')}`,
      '**none set**',
      'a group of one person can be in results',
    ];
  });
}

/** What the runs of analyses take from the privacy budgets. */
function arithmetic(report: PrivacyReport, names: Names): readonly string[][] {
  const owners = report.controls.flatMap(({ kind, owner }) => (kind === 'EPSILON' && owner !== null ? [owner] : []));
  return owners.flatMap((owner) => {
    const tables = report.tables.filter((one) => one.owner === owner && one.userIdentifier !== null);
    const runs = report.analyses.filter(
      ({ reads, aggregationsPerRun }) => aggregationsPerRun !== null && tables.some(({ name }) => reads.includes(name)),
    );
    return [
      [
        'Budget arithmetic',
        names.of(owner),
        enumerated(runs.map(perRun)) || 'each query takes its number of aggregations',
        `${runsPossible(runs)}, where ${aggregationsAllowed(report, owner)}`,
      ],
    ];
  });
}

function perRun({ name, aggregationsPerRun }: ReportedAnalysis): string {
  return `${code(name)}: ${counted(aggregationsPerRun ?? 0, 'aggregation')} a run`;
}

function runsPossible(runs: readonly ReportedAnalysis[]): string {
  const [run] = runs;
  return runs.length === 1 && run
    ? `runs possible = N${run.aggregationsPerRun === 1 ? '' : ` ÷ ${run.aggregationsPerRun}`}`
    : 'all runs together take at most N';
}

function byPage(a: (typeof KINDS)[number], b: (typeof KINDS)[number]): number {
  const order = Object.keys(CONTROL_WORDS);
  return order.indexOf(a) - order.indexOf(b);
}

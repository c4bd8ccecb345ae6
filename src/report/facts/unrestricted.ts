import { ACCESS_BUDGET } from '../../private/words';
import type { ControlKind } from '../controls';
import { isMore } from '../levels';
import {
  type Flow,
  type MemberId,
  type PrivacyReport,
  type ReportedMember,
  UNRESTRICTED_KINDS,
  type Unrestricted,
  type UnrestrictedKind,
  type Use,
} from '../report';
import { sortedNames } from './sorted';

/** What the sentences depend on. */
type Facts = Pick<PrivacyReport, 'members' | 'tables' | 'flows' | 'controls' | 'outputs' | 'analyses'>;

type Values = Unrestricted['values'];

/**
 * What nothing in the collaboration prevents, in the order of the kinds. What is not known to be prevented is not
 * prevented.
 */
export function unrestrictedIn(facts: Facts): readonly Unrestricted[] {
  return UNRESTRICTED_KINDS.flatMap((kind) => READERS[kind](facts).map((values) => ({ kind, values })));
}

/** For each kind, the values of each of its sentences that holds. */
const READERS: Readonly<Record<UnrestrictedKind, (facts: Facts) => readonly Values[]>> = {
  REPEATED_RUNS: repeatedRuns,
  ANY_QUERY: (facts) => ofOwners(facts, 'anyQuery', (member) => member.queries),
  ANY_JOB: (facts) => ofOwners(facts, 'anyJob', (member) => member.runsJobs),
  CODE_NOT_READ: codeNotRead,
  NO_MINIMUM: noMinimum,
  COMPARISONS: comparisons,
  MODELS: models,
  OWNER_CHANGES: ownerChanges,
  NO_LOG: noLog,
  KEPT_RESULTS: keptResults,
  SIDE_CHANNELS: sideChannels,
  LATER_USE: laterUse,
  LEGAL_GROUND: () => [{}],
};

/** A sentence for the analyses of each combination of budgets, of which none limits an analysis on other tables. */
function repeatedRuns({ members, flows, controls, analyses }: Facts): readonly Values[] {
  // An intermediate table is filled by its owner, and only what reads it is run by others.
  const filled = new Set(analyses.filter(({ kind }) => kind === 'intermediateTable').map(({ name }) => name));
  const runs = flows.flatMap((flow) =>
    flow.uses.flatMap(({ through, read }) =>
      isRun(through) && !filled.has(through.name)
        ? [{ name: through.name, read, budget: budgetOf(flow, controls) }]
        : [],
    ),
  );
  const runners = idsOf(members, (member) => isPossible(member.queries) || isPossible(member.runsJobs));
  const groups = new Map<string, { readonly budgets: readonly string[]; readonly names: string[] }>();
  for (const name of sortedNames(runs.map((run) => run.name))) {
    const own = runs.filter((run) => run.name === name);
    // A text that is not read can leave out the tables that a budget protects.
    const isLimited = own.every(({ read }) => read) || own.every(({ budget }) => budget !== undefined);
    const budgets = isLimited ? sortedNames(own.flatMap(({ budget }) => budget ?? [])) : [];
    const key = JSON.stringify(budgets);
    groups.set(key, { budgets, names: [...(groups.get(key)?.names ?? []), name] });
  }
  return [...groups.values()].flatMap(({ budgets, names }) =>
    some({ members: runners, analyses: names, budgets }, 'members', 'analyses'),
  );
}

/** The budget that certainly limits how often a table is read: its own, or that of its owner under differential privacy. */
function budgetOf({ owner, table, guards }: Flow, controls: Facts['controls']): string | undefined {
  const has = (isOf: (control: Facts['controls'][number]) => boolean) =>
    controls.some((one) => one.owner === owner && one.value !== null && isOf(one));
  if (guards.includes('DP') && has(({ kind }) => kind === 'EPSILON')) {
    return owner;
  }
  const isOfTable = (subject: string) => subject.replace(/, [A-Z_]+$/, '') === table;
  return has(({ kind, subject }) => kind === ACCESS_BUDGET && isOfTable(subject)) ? table : undefined;
}

type Through = Use['through'];

function isRun(through: Through): through is Extract<Through, { readonly kind: 'analysis' | 'outsideAnalysis' }> {
  return through.kind === 'analysis' || through.kind === 'outsideAnalysis';
}

/** A sentence for each owner of tables with which members do whatever they like. */
function ofOwners(
  { members, flows, controls }: Facts,
  kind: 'anyQuery' | 'anyJob',
  can: (member: ReportedMember) => boolean | null,
): readonly Values[] {
  const used = flows.filter(({ uses }) => uses.some(({ through }) => through.kind === kind));
  return sortedNames(used.map(({ owner }) => owner)).flatMap((owner) => {
    const tables = sortedNames(used.filter((flow) => flow.owner === owner).map(({ table }) => table));
    const isProvider = (member: ReportedMember) => tables.some((table) => provides(member, controls, owner, table));
    const runners = idsOf(members, (member) => member.id !== owner && isPossible(can(member)) && isProvider(member));
    return some({ members: runners, owner, tables }, 'members');
  });
}

/** Whether a rule admits the queries of a member, or it is not known which ones it admits. */
function provides(
  { id, account }: ReportedMember,
  controls: Facts['controls'],
  owner: MemberId,
  table: string,
): boolean {
  const providers = controls.find(
    (one) => one.kind === 'ANALYSIS_PROVIDERS' && one.owner === owner && one.subject === table,
  )?.value;
  return !Array.isArray(providers) || providers.includes(account ?? id) || account === null;
}

function codeNotRead({ flows }: Facts): readonly Values[] {
  const unread = flows.filter(({ uses }) => uses.some(isUnread));
  const names = unread.flatMap(({ uses }) =>
    uses.filter(isUnread).flatMap(({ through }) => (isRun(through) ? [through.name] : [])),
  );
  return some({ analyses: sortedNames(names), tables: tablesOf(unread) }, 'analyses');
}

function isUnread({ read, through }: Use): boolean {
  return read === false && isRun(through);
}

function noMinimum({ flows, controls }: Facts): readonly Values[] {
  const grouped = flows.filter(({ level }) => isMore(level, 'FILTER_FREE') && level !== 'AGGREGATED_MIN');
  const without = grouped.filter((flow) => !has(controls, 'MINIMUM_GROUP', flow));
  return some({ tables: tablesOf(without) }, 'tables');
}

/** Whether a table, or one of its columns, has a control that is known. */
function has(controls: Facts['controls'], kind: ControlKind, { owner, table }: Flow): boolean {
  return controls.some(
    (one) =>
      one.kind === kind &&
      one.value !== null &&
      one.owner === owner &&
      (one.subject === table || one.subject.startsWith(`${table}.`)),
  );
}

function comparisons({ flows, controls }: Facts): readonly Values[] {
  const free = flows.filter(
    (flow) => flow.uses.some(({ level }) => level === 'FILTER_FREE') && !has(controls, 'LITERAL_COMPARISONS', flow),
  );
  return some({ tables: tablesOf(free), columns: sortedNames(free.map(({ column }) => column)) }, 'tables');
}

function models({ flows }: Facts): readonly Values[] {
  const learned = flows.filter(({ uses }) => uses.some(({ through }) => through.kind === 'model'));
  return sortedNames(learned.map(({ owner }) => owner)).map((owner) => {
    const own = learned.filter((flow) => flow.owner === owner);
    const names = own.flatMap(({ uses }) =>
      uses.flatMap(({ through }) => (through.kind === 'model' ? [through.name] : [])),
    );
    return { owner, tables: tablesOf(own), models: sortedNames(names) };
  });
}

function ownerChanges({ tables }: Facts): readonly Values[] {
  return sortedNames(tables.map(({ owner }) => owner)).map((owner) => ({
    owner,
    tables: sortedNames(tables.filter((table) => table.owner === owner).map(({ name }) => name)),
  }));
}

function noLog({ members, controls }: Facts): readonly Values[] {
  const isLogged = (kind: ControlKind) =>
    controls.some((one) => one.kind === kind && one.owner === null && one.value === true);
  const [queries, jobs] = [isLogged('QUERY_LOG'), isLogged('JOB_LOG')];
  const runners = idsOf(
    members,
    (member) => (!queries && isPossible(member.queries)) || (!jobs && isPossible(member.runsJobs)),
  );
  return some({ members: runners }, 'members');
}

function keptResults({ members, outputs }: Facts): readonly Values[] {
  const isDeleted = ({ id }: ReportedMember) => {
    const own = outputs.filter(({ member }) => member === id);
    return own.length > 0 && own.every(({ expiresAfterDays }) => typeof expiresAfterDays === 'number');
  };
  return some({ members: idsOf(members, (one) => isPossible(one.receivesResults) && !isDeleted(one)) }, 'members');
}

function sideChannels({ tables }: Facts): readonly Values[] {
  const noisy = tables.filter(({ userIdentifier }) => userIdentifier !== null);
  return some({ tables: sortedNames(noisy.map(({ name }) => name)) }, 'tables');
}

function laterUse({ members, flows }: Facts): readonly Values[] {
  const receivers = new Set(flows.map(({ receiver }) => receiver));
  const ids = idsOf(members, (member) => receivers.has(member.id) || isPossible(member.receivesResults));
  return some({ members: ids }, 'members');
}

/** The members to whom something applies, in the order of the collaboration. */
function idsOf(members: readonly ReportedMember[], applies: (member: ReportedMember) => boolean): readonly MemberId[] {
  return members.filter(applies).map(({ id }) => id);
}

function isPossible(answer: boolean | null): boolean {
  return answer !== false;
}

function tablesOf(flows: readonly Flow[]): readonly string[] {
  return sortedNames(flows.map(({ table }) => table));
}

/** The values of a sentence, if the lists that it is about are not empty. Other empty lists are left out. */
function some(values: Values, ...subjects: readonly string[]): readonly Values[] {
  const isEmpty = (value: Values[string] | undefined) => Array.isArray(value) && value.length === 0;
  const filled = Object.entries(values).filter(([, value]) => !isEmpty(value));
  return subjects.some((subject) => isEmpty(values[subject])) ? [] : [Object.fromEntries(filled)];
}

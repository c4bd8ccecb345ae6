import type { PrivacyReport, Unrestricted, UnrestrictedKind } from '../report';
import { code, enumerated } from './markdown';
import { codes, type Names } from './names';

/** The values of a sentence, as Markdown. */
interface Values {
  readonly members: string;
  readonly owner: string;
  readonly tables: string;
  readonly columns: string;
  readonly analyses: string;
  readonly models: string;
  readonly budgets: string;
}

/** The sentence for each kind. */
const SENTENCES: Readonly<Record<UnrestrictedKind, (values: Values) => string>> = {
  REPEATED_RUNS: ({ members, analyses, budgets }) =>
    `${members} can run ${analyses} ${budgets ? `as often as the budgets of ${budgets} last` : 'any number of times'}, with any ` +
    'values: nearly the same question can be asked twice, and the answers compared.',
  ANY_QUERY: ({ members, owner, tables }) =>
    `${members} can write any query on ${tables} of ${owner} that the rules admit. No member reviews the text.`,
  ANY_JOB: ({ members, owner, tables }) =>
    `${members} can run any job on ${tables} of ${owner}. Its code can return rows as they are.`,
  CODE_NOT_READ: ({ analyses, tables }) => `The text of ${analyses} is not read: it can return all rows of ${tables}.`,
  NO_MINIMUM: ({ tables }) => `There is no minimum size of groups for ${tables}: a group can be one person.`,
  COMPARISONS: ({ tables, columns }) =>
    `Nothing limits what ${columns} of ${tables} can be compared with, so values can be guessed one by one.`,
  MODELS: ({ owner, tables, models }) =>
    `What models learn from ${tables} of ${owner}, and what they return, depends on the code of ${models}.`,
  OWNER_CHANGES: ({ owner, tables }) =>
    `${owner} can change the rules of ${tables}, and privacy budgets, at any time without the consent of others.`,
  NO_LOG: ({ members }) => `The collaboration is not known to keep a log of what is run by ${members}.`,
  KEPT_RESULTS: ({ members }) =>
    `Nothing that is known deletes the results of ${members}: they are kept until someone does.`,
  SIDE_CHANNELS: ({ tables }) =>
    `Differential privacy of ${tables} does not cover how long a query takes, and errors that depend on data.`,
  LATER_USE: ({ members }) =>
    `What becomes of the results of ${members} is for a contract: they can be joined with other data, kept and passed on.`,
  LEGAL_GROUND: () => 'The use of a clean room is by itself not a legal ground for the data in it.',
};

/** What nothing in the collaboration prevents. */
export function unrestrictedSection({ unrestricted }: PrivacyReport, names: Names): string {
  return unrestricted.map((one, i) => `${i + 1}. ${sentence(one, names)}`).join('\n');
}

function sentence(one: Unrestricted, names: Names): string {
  return SENTENCES[one.kind](valuesOf(one, names)).replace(/^the /, 'The ');
}

function valuesOf({ values }: Unrestricted, names: Names): Values {
  const list = (name: string): readonly string[] => {
    const value = values[name];
    return value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
  };
  return {
    members: names.all(list('members')) || 'the members',
    owner: names.all(list('owner')) || 'the owner',
    tables: codes(list('tables'), 'table') || 'the tables',
    columns: codes(list('columns'), 'column') || 'the columns',
    analyses: codes(list('analyses'), 'text') || 'the analyses',
    models: codes(list('models'), 'model') || 'the models',
    budgets: enumerated(list('budgets').map((one) => (names.isMember(one) ? names.of(one) : code(one)))),
  };
}

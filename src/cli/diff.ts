import { readGraph } from '../model/graph';
import { comparisonsOf } from '../report/diff/differences';
import { isReports, reportsOf } from '../report/json';
import { privacyReports } from '../report/privacy-reports';
import type { PrivacyReport } from '../report/report';
import { type Document, UnreadableInput } from '../templates/document';
import type { StackTemplate } from '../templates/stack-template';
import { templateSource } from '../templates/template-source';
import { requireDeclared } from './arguments/declared-parameters';
import type { InputOptions } from './check-options';
import { acceptancesIn } from './diff/acceptances';
import type { DiffResult } from './diff/result';
import { reviewed } from './diff/review';
import { readInputs } from './inputs';
import type { Unreadable } from './result';

/** What `diff` compares. */
export interface DiffOptions extends Omit<InputOptions, 'inputs'> {
  readonly before: string;
  readonly after: string;
  /** @default - the file `cleanrooms-accepted.json`, if it is in the working folder */
  readonly accepted?: string;
  /** The date of the day, for example `2026-12-01`. */
  readonly today: string;
}

/** Compares what members learn in two apps. What cannot be read is in the result, and nothing is compared then. */
export function diff({ before, after, accepted, today, ...options }: DiffOptions): DiffResult {
  const acceptances = acceptancesIn(accepted);
  const [old, current] = [before, after].map((input) => read(input, options));
  const unreadable = [...old.unreadable, ...current.unreadable];
  if (unreadable.length > 0) {
    return { collaborations: [], unused: [], unreadable };
  }
  const stacks = [...old.stacks, ...current.stacks];
  requireDeclared(
    options.parameters,
    stacks.map(({ body }) => body),
  );
  return { ...reviewed(comparisonsOf(old.reports, current.reports), acceptances, today), unreadable };
}

/** One of both apps. */
interface App {
  readonly reports: readonly PrivacyReport[];
  /** Empty if the input is a report. */
  readonly stacks: readonly StackTemplate[];
  readonly unreadable: readonly Unreadable[];
}

function read(input: string, options: Omit<InputOptions, 'inputs'>): App {
  const written: PrivacyReport[] = [];
  const take = (document: Document): boolean => {
    if (!isReports(document.data)) {
      return false;
    }
    written.push(...reportsIn(document));
    return true;
  };
  const { stacks, unreadable } = readInputs({ ...options, inputs: [input] }, { take });
  return {
    reports: stacks.length === 0 ? written : privacyReports(readGraph(templateSource(stacks)).graph),
    stacks,
    unreadable: unreadable.map(({ file, position, reason }) => ({ place: { file, position }, reason })),
  };
}

function reportsIn({ file, data }: Document): readonly PrivacyReport[] {
  const read = reportsOf(data);
  if ('wrong' in read) {
    throw new UnreadableInput(file, `it is not a report: ${read.wrong}`);
  }
  return read.reports;
}

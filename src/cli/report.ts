import { readGraph } from '../model/graph';
import { nearest } from '../private/nearest';
import { privacyReports } from '../report/privacy-reports';
import type { PrivacyReport } from '../report/report';
import { templateSource } from '../templates/template-source';
import type { InputOptions } from './check-options';
import { readApp } from './read-app';
import type { Unreadable } from './result';
import { didYouMean, UsageError } from './usage-error';

/** What `report` reads. */
export interface ReportOptions extends InputOptions {
  /**
   * The name or path of the collaborations.
   *
   * @default - all collaborations of the inputs
   */
  readonly collaboration?: string;
}

/** The reports of an app, and what could not be read. */
export interface ReportResult {
  readonly reports: readonly PrivacyReport[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads the inputs as one app and reports who can learn what. What cannot be read is not known in each report. */
export function report(options: ReportOptions): ReportResult {
  const { stacks, unreadable } = readApp(options);
  const { graph } = readGraph(templateSource(stacks));
  const unread = unreadable.map(({ place, reason }) => ({
    of: place.file,
    what: `what this input contains, which could not be read: ${reason}`,
    opensTo: 'members' as const,
  }));
  return { reports: named(options.collaboration, privacyReports(graph, unread)), unreadable };
}

function named(name: string | undefined, all: readonly PrivacyReport[]): readonly PrivacyReport[] {
  const found = all.filter(
    ({ collaboration: { path, name: own } }) => name === undefined || [path, own].includes(name),
  );
  if (name === undefined || found.length > 0) {
    return found;
  }
  const names = [...new Set(all.map(({ collaboration: { path, name: own } }) => own ?? path))];
  throw new UsageError(
    `--collaboration: there is no collaboration ${JSON.stringify(name)}`,
    names.length === 0
      ? 'remove it: there is no collaboration in the inputs'
      : `${didYouMean(nearest(name, names))}--collaboration <name or path>, which is one of ${names.map((one) => JSON.stringify(one)).join(', ')}`,
  );
}

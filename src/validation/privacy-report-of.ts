import type { IConstruct } from 'constructs';
import { reportsJson } from '../report/json';
import { pageOf } from '../report/page/page';
import { privacyReports } from '../report/privacy-reports';
import type { PrivacyReport } from '../report/report';
import { readCollaboration } from './read-collaboration';

/** The formats of privacy reports, which are also the extensions of files. */
export type ReportFormat = 'md' | 'json';

/**
 * The privacy report on a collaboration, if something of the app belongs to it. It is undefined if the construct is not a
 * collaboration.
 */
export function privacyReportOf(construct: IConstruct): { readonly report?: PrivacyReport } | undefined {
  const found = readCollaboration(construct);
  if (!found) {
    return undefined;
  }
  const { graph, collaboration } = found;
  return { report: privacyReports(graph).find((report) => report.collaboration.path === collaboration.path) };
}

/** A report as a text. */
export function reportText(report: PrivacyReport, format: ReportFormat): string {
  return format === 'json' ? reportsJson([report]) : pageOf(report);
}

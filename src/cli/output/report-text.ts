import { reportsJson } from '../../report/json';
import { pageOf } from '../../report/page/page';
import type { PrivacyReport } from '../../report/report';

/** The names of the formats, which are also the extensions of files. */
export const REPORT_FORMATS = ['md', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Reports as one text: pages one after the other, or one document for programs. */
export function reportsText(reports: readonly PrivacyReport[], format: ReportFormat): string {
  return format === 'json' ? reportsJson(reports) : reports.map(pageOf).join('\n');
}

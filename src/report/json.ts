import { jsonText } from '../private/json-text';
import type { PrivacyReport } from './report';
import { REPORT } from './report-shape';
import { list, type Problem, type Shape, wrong } from './shape';

/** Changes with what existing programs cannot read. A new property is not such a change. */
const VERSION = 1;

/** Reports as one JSON document. docs/schemas/privacy-report.schema.json describes it. */
export function reportsJson(reports: readonly PrivacyReport[]): string {
  return jsonText({ version: VERSION, reports });
}

/** The reports in a document, or what is wrong with it and where. */
export type ReadReports = { readonly reports: readonly PrivacyReport[] } | { readonly wrong: string };

/** Reads what `reportsJson` has written. A document is read as a whole or not at all. */
export function reportsIn(text: string): ReadReports {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { wrong: `it is not valid JSON: ${(error as Error).message}` };
  }
  return reportsOf(document);
}

/** The reports in a document that has been parsed. */
export function reportsOf(document: unknown): ReadReports {
  const problem = DOCUMENT(document, '');
  return problem === undefined
    ? { reports: (document as { readonly reports: PrivacyReport[] }).reports }
    : { wrong: problem };
}

/** Whether a document has the parts of one that `reportsJson` has written, whatever is in them. */
export function isReports(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'version' in document && 'reports' in document;
}

/** The contents of another version are not checked. */
const DOCUMENT: Shape = (document, at): Problem => {
  if (!isReports(document)) {
    return wrong(document, at, 'an object with "version" and "reports", as cdk-cleanrooms report writes it');
  }
  const { version, reports } = document as { readonly version: unknown; readonly reports: unknown };
  return version === VERSION
    ? list(REPORT)(reports, 'reports')
    : `${wrong(version, 'version', String(VERSION))}; it was written by another version of cdk-cleanrooms`;
};

import { jsonText } from '../private/json-text';
import type { PrivacyReport } from './report';

/** The version of the document. It changes with what existing programs cannot read; a new property is not such a change. */
const VERSION = 1;

/** Reports as one JSON document, which ends in a newline. */
export function reportsJson(reports: readonly PrivacyReport[]): string {
  return jsonText({ version: VERSION, reports });
}

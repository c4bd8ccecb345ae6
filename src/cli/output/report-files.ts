import { join } from 'node:path';
import { writeTogether } from '../../private/files-together';
import { fileNamesOf } from '../../report/file-names';
import type { PrivacyReport } from '../../report/report';
import { UsageError } from '../usage-error';
import { type ReportFormat, reportsText } from './report-text';

/** Writes a file for each report into a folder, all or none, and returns their names. */
export function writeReports(
  folder: string,
  reports: readonly PrivacyReport[],
  format: ReportFormat,
): readonly string[] {
  const names = fileNamesOf(reports).map((name) => `${name}.${format}`);
  const texts = reports.map((report) => reportsText([report], format));
  try {
    writeTogether(folder, new Map(names.map((name, i) => [name, texts[i]])));
  } catch (error) {
    throw new UsageError(
      `--out: no file is written to ${JSON.stringify(folder)}: ${(error as Error).message}`,
      'specify a folder that you can write to',
    );
  }
  return names.map((name) => join(folder, name));
}

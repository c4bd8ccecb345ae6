import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNamesOf } from '../src/report/file-names';
import { pageOf } from '../src/report/page/page';
import { removeOthers, writeOrCheck } from './lib/generated-page';
import { exampleReports } from './privacy/example-reports';

/**
 * Writes a page for each collaboration of each example in `docs/privacy`, for which the handlers must be bundled; with
 * `--check` it only compares.
 */
const SOURCE = { source: 'the examples', command: 'npx projen privacy-pages' };

// The templates are tested elsewhere, and their validation takes seconds.
process.env.CDK_VALIDATION = 'false';

async function write(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'privacy-pages-'));
  try {
    const pages = (await exampleReports(folder)).flatMap(({ example, reports }) => {
      const names = fileNamesOf(reports);
      return reports.map((report, i) => ({
        ...SOURCE,
        file: `privacy/${reports.length === 1 ? example : `${example}-${names[i]}`}.md`,
        text: pageOf(report),
      }));
    });
    for (const page of pages) {
      writeOrCheck(page);
    }
    removeOthers({ ...SOURCE, folder: 'privacy', files: pages.map(({ file }) => file) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

write().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';

const PREFIX = 'worker-';

/** The folder of this worker, in the one of the run. */
function ownFolder(): string {
  if (!basename(tmpdir()).startsWith(PREFIX)) {
    process.env.TMPDIR = mkdtempSync(join(tmpdir(), PREFIX));
  }
  return tmpdir();
}

const folder = ownFolder();

/**
 * Every `new App()` leaves a folder, tens of thousands in a run. What is deleted soon is hardly written to the disk; to
 * delete all of them at the end took longer than some of the tests.
 */
afterAll(() => {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cdk.out')) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
});

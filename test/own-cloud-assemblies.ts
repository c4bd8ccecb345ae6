import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';

const PREFIX = 'worker-';

/** The folder of this worker, in the one of the run. Nothing else is deleted, also where TMPDIR does not set the folder. */
function ownFolder(): string {
  const { TMPDIR = '' } = process.env;
  if (basename(TMPDIR).startsWith(PREFIX)) {
    return TMPDIR;
  }
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), PREFIX));
  return process.env.TMPDIR;
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

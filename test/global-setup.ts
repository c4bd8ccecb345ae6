import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  drawSeed();
  return ownTemporaryFolder();
}

/** The seed of what is random in this run: a new one, unless somebody replays a run. All workers have the same. */
function drawSeed(): void {
  process.env.RANDOM_SEED ??= String(randomInt(2 ** 31));
  console.log(
    `random seed ${process.env.RANDOM_SEED}: RANDOM_SEED=${process.env.RANDOM_SEED} npx vitest run replays it`,
  );
}

/** Every `new App()` leaves a cdk.out folder in the temp folder: give the run a temp folder of its own. */
function ownTemporaryFolder(): () => void {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'cdk-cleanrooms-test-'));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

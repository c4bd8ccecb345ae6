import { run, tool } from '../lib/command.mjs';
import { seed } from '../lib/seed.mjs';

/** Of each story. */
const HISTORIES = 500;

/**
 * Simulated histories of custom resources that earlier commits have not seen; the unit tests have those of fixed seeds. Of a
 * failure, the report contains the command that replays it.
 */
export async function simulationFromNewSeed() {
  const from = seed();
  const bounds = ['--histories', String(HISTORIES), '--from', String(from)];
  await run(tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/simulate.ts', ...bounds));
  return { note: `${HISTORIES} histories from seed ${from}` };
}

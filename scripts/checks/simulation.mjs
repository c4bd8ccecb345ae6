import { randomInt } from 'node:crypto';
import { run, tool } from '../lib/command.mjs';

const HISTORIES = 1000;

/**
 * Simulated histories of custom resources that no run has seen before; the unit tests have those of fixed seeds. Of a
 * failure, the report contains the command that replays it.
 */
export async function simulationFromRandomSeed() {
  const from = randomInt(2 ** 31);
  const bounds = ['--histories', String(HISTORIES), '--from', String(from)];
  await run(tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/simulate.ts', ...bounds));
  return { note: `${HISTORIES} histories from seed ${from}` };
}

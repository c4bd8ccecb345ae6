import { run, tool } from '../lib/command.mjs';
import { seed } from '../lib/seed.mjs';

/** Of each story. */
const HISTORIES = 500;

/**
 * The settled ones. What can stay behind of the others, and no function could prevent, is not fully
 * known yet: of new seeds, about one in 3,000 needs a look (`npm run simulate`).
 */
const STORIES = [
  'collaboration',
  'partner-membership',
  'disallowed-intermediate-table',
  'id-mapping-table-population',
  'intermediate-table-population',
];

/**
 * Simulated histories of custom resources that earlier commits have not seen; the unit tests have those of fixed seeds. Of a
 * failure, the report contains the command that replays it.
 */
export async function simulationFromNewSeed() {
  const from = seed();
  const bounds = ['--histories', String(HISTORIES), '--from', String(from)];
  for (const story of STORIES) {
    await run(tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/simulate.ts', '--story', story, ...bounds));
  }
  return { note: `${HISTORIES} histories from seed ${from}` };
}

import { withTemporaryFolder } from '../scripts/lib/temporary-folder.mjs';
import { inTurns } from './turns.mjs';

const TURNS = 9;
/** Each table is three resources. */
const TABLES = 333;
const HELP_MS = 150;
const CHECK_MS = 400;
const REPORT_MS = 300;

/** How long a user waits for the command line, beside Node itself and beside a synthesis with the same rules. */
export function measureCommandLine() {
  return withTemporaryFolder(async (folder) => {
    const program = (kind) => ['bench/programs/command-line.cjs', kind, folder, String(TABLES)];
    const kinds = ['node', 'help', 'synth', 'check', 'report'];
    const { node, help, synth, check, report } = await inTurns(
      Object.fromEntries(kinds.map((kind) => [kind, program(kind)])),
      TURNS,
    );
    return {
      title: `The command line, median of ${TURNS} processes`,
      rows: [
        { name: 'node, doing nothing', value: ms(node) },
        judged('--help', help, HELP_MS),
        { name: `a synthesis of ${3 * TABLES} resources, with the same rules`, value: ms(synth) },
        judged('check of the same cdk.out', check, CHECK_MS),
        judged('report on the cdk.out of two accounts', report, REPORT_MS),
        { name: 'check beside the synthesis', value: `${(check.ms / synth.ms).toFixed(2)} ×` },
      ],
    };
  });
}

function judged(name, sample, target) {
  return { name, value: ms(sample), target: `at most ${target} ms`, met: sample.ms <= target };
}

function ms({ ms: value }) {
  return `${value.toFixed(0)} ms`;
}

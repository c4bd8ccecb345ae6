import { inTurns } from './turns.mjs';

const TURNS = 5;
const STACKS = 50;
/** Each table is two resources of Clean Rooms, and each stack has a collaboration and a membership. */
const TABLES = [100, 300];
const TARGET_MS = 600;
/** Three times as many resources may take three times as long, and a little for noise. */
const TARGET_GROWTH = 3.3;

/** What all rules cost in an app with many resources, beside its synthesis alone. */
export async function measureFindings() {
  const costs = [];
  for (const tables of TABLES) {
    costs.push(await costOf(tables));
  }
  const [fewer, more] = costs;
  return {
    title: `Findings of L1s in ${STACKS} stacks, median of ${TURNS} processes`,
    rows: [
      { ...row(fewer), target: `at most +${TARGET_MS} ms`, met: fewer.ms <= TARGET_MS },
      row(more),
      {
        name: `from ${fewer.resources} to ${more.resources} resources`,
        value: `${(more.ms / fewer.ms).toFixed(2)} ×`,
        target: `linear, at most ${TARGET_GROWTH} ×`,
        met: more.ms / fewer.ms <= TARGET_GROWTH,
      },
    ],
  };
}

async function costOf(tables) {
  const program = (kind) => ['bench/programs/findings.cjs', kind, String(STACKS), String(tables)];
  const { unchecked, checked } = await inTurns({ unchecked: program('unchecked'), checked: program('checked') }, TURNS);
  return { resources: STACKS * (2 * tables + 2), synthesis: unchecked.ms, ms: checked.ms - unchecked.ms };
}

function row({ resources, synthesis, ms }) {
  return {
    name: `${resources} resources of Clean Rooms, beside ${synthesis.toFixed(0)} ms of synthesis`,
    value: `+${ms.toFixed(0)} ms`,
  };
}

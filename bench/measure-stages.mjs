import { inTurns } from './turns.mjs';

const TURNS = 7;
const STAGES = 50;
const TABLES = 5;
const TARGET_RATIO = 1.3;

/** What it costs to have the same stacks in many stages, each of which is checked by itself. */
export async function measureStages() {
  const program = (kind, stages) => ['bench/programs/stages.cjs', kind, stages, STAGES, TABLES].map(String);
  const { l1One, l1Many, one, many } = await inTurns(
    { l1One: program('l1', 1), l1Many: program('l1', STAGES), one: program('l2', 1), many: program('l2', STAGES) },
    TURNS,
  );
  const ratio = many.ms / one.ms;
  return {
    title: `${STAGES} stacks in ${STAGES} stages beside all in one, median of ${TURNS} processes`,
    rows: [
      row('L1s', l1Many, l1One),
      { ...row('cdk-cleanrooms', many, one), target: `at most ${TARGET_RATIO} ×`, met: ratio <= TARGET_RATIO },
    ],
  };
}

function row(name, many, one) {
  return {
    name: `${name}: ${many.ms.toFixed(0)} ms beside ${one.ms.toFixed(0)} ms`,
    value: `${(many.ms / one.ms).toFixed(2)} ×`,
  };
}

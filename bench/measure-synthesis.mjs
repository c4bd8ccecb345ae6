import { inTurns } from './turns.mjs';

const TURNS = 5;
const SIZES = [1, 100, 1000];
const TARGET_RATIO = 1.3;
/** Ten times as many tables may take ten times as long, and a little for noise. */
const TARGET_GROWTH = 11;

/** What tables and their associations cost as L2s, beside L1s that make the same template. */
export async function measureSynthesis() {
  const measured = new Map();
  for (const size of SIZES) {
    measured.set(size, await measureSize(size));
  }
  return {
    title: `Synthesis, median of ${TURNS} processes`,
    rows: [...[...measured].flatMap(([size, medians]) => rowsOf(size, medians)), ...growth(measured)],
  };
}

/** @param {number} size how many tables */
async function measureSize(size) {
  const program = (kind) => ['bench/programs/synthesis.cjs', kind, String(size)];
  const medians = await inTurns({ l1: program('l1'), l1WithRoles: program('l1-with-roles'), l2: program('l2') }, TURNS);
  requireSameTemplate(medians.l1, medians.l2);
  requireSameTemplate(medians.l1WithRoles, medians.l2);
  return medians;
}

/** Logical ids differ by their hashes, so the templates cannot be compared word for word. */
export function requireSameTemplate(l1, l2) {
  if (l1.resources !== l2.resources || Math.abs(l1.templateKb / l2.templateKb - 1) > 0.02) {
    throw new Error(`the templates are no longer the same: ${JSON.stringify({ l1, l2 })}`);
  }
}

function rowsOf(size, { l1, l1WithRoles, l2 }) {
  const tables = size === 1 ? '1 table' : `${size} tables`;
  const target = (value) =>
    size === SIZES.at(-1) ? { target: `at most ${TARGET_RATIO} ×`, met: value <= TARGET_RATIO } : {};
  const row = (name, value, judged) => ({
    name: `${tables}: ${name}`,
    value: times(value),
    ...(judged && target(value)),
  });
  return [
    row(`${ms(l2)} beside ${ms(l1)} of L1s`, l2.ms / l1.ms, true),
    row(`${ms(l2)} beside ${ms(l1WithRoles)} of L1s with iam.Role`, l2.ms / l1WithRoles.ms, true),
    row(`peak memory ${mb(l2)} beside ${mb(l1)} of L1s`, l2.peakMb / l1.peakMb, false),
  ];
}

function growth(measured) {
  const factor = (kind) => measured.get(1000)[kind].ms / measured.get(100)[kind].ms;
  return [
    { name: 'from 100 to 1000 tables, L1', value: times(factor('l1')) },
    {
      name: 'from 100 to 1000 tables, L2',
      value: times(factor('l2')),
      target: `linear, at most ${TARGET_GROWTH} ×`,
      met: factor('l2') <= TARGET_GROWTH,
    },
  ];
}

function times(factor) {
  return `${factor.toFixed(2)} ×`;
}

function ms(sample) {
  return `${sample.ms.toFixed(0)} ms`;
}

function mb(sample) {
  return `${sample.peakMb.toFixed(0)} MB`;
}

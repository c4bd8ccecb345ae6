import { node, run } from '../scripts/lib/command.mjs';

/**
 * Runs programs in turns, each time in a fresh process, so that all of them meet the same moods of the machine.
 *
 * @template {string} Name
 * @param {Record<Name, string[]>} programs script and arguments; each prints one JSON object of numbers
 * @param {number} turns
 * @returns {Promise<Record<Name, Record<string, number>>>} the median of each number
 */
export async function inTurns(programs, turns) {
  const samples = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const [name, program] of Object.entries(programs)) {
      const sample = JSON.parse(await run(node(...program), { env: { CDK_VALIDATION: 'false' } }));
      // The first turn only fills the caches of the file system.
      if (turn > 0) {
        samples[name].push(sample);
      }
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, medians(list)]));
}

function medians(samples) {
  return Object.fromEntries(Object.keys(samples[0]).map((key) => [key, median(samples.map((sample) => sample[key]))]));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

import { availableParallelism } from 'node:os';
import { CheckFailed } from './check-failed.mjs';

/** One step for each processor, and one more, since many wait for the network or for a program that polls. */
export const LANES = availableParallelism() + 1;

/**
 * @typedef {object} Outcome
 * @property {number} [passed] how many checks held; 1 unless told
 * @property {number} [failed] how many did not; 0 unless told
 * @property {string} [note] a few words behind the step's time
 * @property {string} [report] the tool's output, printed if anything failed
 * @property {string[]} [failures] what failed, a line each; printed again at the end of all steps
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} [needs] names of steps without which this one makes no sense
 * @property {string[]} [after] names of steps that this one must not run beside or before, whether they fail or not
 * @property {boolean} [fillsMachine] whether it uses all processors by itself, so that nothing runs beside it
 * @property {() => Promise<Outcome | undefined>} run a step that throws has failed, with the error as its report
 */

/**
 * Runs all steps, as many at a time as there are lanes, each with a line at its end. Of those that can begin, the first in
 * the list does. A failure does not stop the steps that do not need the failed one; those that do are not run and count as
 * failed.
 *
 * @param {Step[]} steps
 * @param {number} lanes how many steps run at a time
 * @returns {Promise<{ passed: number, failed: number, broken: string[] }>}
 */
export async function runSteps(steps, lanes = 1) {
  const total = { passed: 0, failed: 0, broken: [] };
  const summary = [];
  const waiting = steps.map((step, index) => ({ step, label: labelOf(steps, index) }));
  const running = new Map();
  const terminal = show(running);

  const end = ({ step, label }, { passed, failed, failures, line, report }) => {
    running.delete(step.name);
    terminal.print(`${label} … ${line}\n${failed > 0 && report ? `\n${report.trimEnd()}\n\n` : ''}`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) {
      total.broken.push(step.name);
      summary.push(`FAILED ${step.name}`, ...failures.map((text) => `  ${text}`));
    }
  };
  while (waiting.length + running.size > 0) {
    const next = firstThatCanBegin(waiting, running, lanes);
    if (next === undefined) {
      if (running.size === 0) {
        throw new Error(`steps that wait for each other: ${waiting.map(({ step }) => step.name).join(', ')}`);
      }
      await Promise.race([...running.values()].map(({ ended }) => ended));
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const missing = (next.step.needs ?? []).filter((name) => total.broken.includes(name));
    if (missing.length > 0) {
      const line = `not run, as it needs: ${missing.join(', ')}`;
      end(next, { passed: 0, failed: 1, failures: ['not run'], line });
      continue;
    }
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    terminal.begin(next.label);
    const ended = outcomeOf(next.step).then((outcome) => {
      const details = [outcome.failed > 0 && 'FAILED', seconds(), outcome.note];
      end(next, { ...outcome, line: details.filter(Boolean).join(', ') });
    });
    running.set(next.step.name, { ...next, seconds, ended });
  }
  terminal.end();
  // The reports above can be long, and a log can be cut.
  terminal.print(summary.map((line) => `${line}\n`).join(''));
  return total;
}

function labelOf(steps, index) {
  return `[${String(index + 1).padStart(String(steps.length).length)}/${steps.length}] ${steps[index].name}`;
}

/** The first that waits for none that has not ended, and for which a lane is free: all of them if it fills the machine. */
function firstThatCanBegin(waiting, running, lanes) {
  const open = new Set([...running.keys(), ...waiting.map(({ step }) => step.name)]);
  const isFull = running.size >= lanes || [...running.values()].some(({ step }) => step.fillsMachine);
  return waiting.find(({ step }) => {
    const isFree = step.fillsMachine ? running.size === 0 : !isFull;
    return isFree && ![...(step.needs ?? []), ...(step.after ?? [])].some((name) => open.has(name));
  });
}

/** @returns {Promise<Required<Outcome>>} */
async function outcomeOf(step) {
  try {
    return { passed: 1, failed: 0, note: '', report: '', failures: [], ...(await step.run()) };
  } catch (error) {
    const report = error instanceof CheckFailed ? error.message : error.stack;
    return { passed: 0, failed: 1, note: '', report, failures: error.message.trimEnd().split('\n').slice(-3) };
  }
}

/** Shows on a terminal what runs, and for how long; elsewhere, such as in a CI log, only what has begun and ended. */
function show(running) {
  const { stdout } = process;
  if (!stdout.isTTY) {
    return {
      begin: (label) => stdout.write(`${label} …\n`),
      print: (text) => stdout.write(text),
      end: () => {},
    };
  }
  const status = () => [...running.values()].map(({ label, seconds }) => `${label} … ${seconds()}`).join('  ');
  const draw = () => stdout.write(`\r\x1b[2K${status().slice(0, stdout.columns - 1)}`);
  const timer = setInterval(draw, 200);
  return {
    begin: () => {},
    print: (text) => stdout.write(`\r\x1b[2K${text}`),
    end: () => {
      clearInterval(timer);
      stdout.write('\r\x1b[2K');
    },
  };
}

import { CheckFailed } from './check-failed.mjs';

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
 * @property {string[]} [needs] names of earlier steps without which this one makes no sense
 * @property {() => Promise<Outcome | undefined>} run a step that throws has failed, with the error as its report
 */

const terminal = process.stdout;

/**
 * Runs all steps, one after the other, each with a line that shows how it goes. A failure does not stop the steps that
 * do not need the failed one; those that do are not run and count as failed.
 *
 * @param {Step[]} steps
 * @returns {Promise<{ passed: number, failed: number, broken: string[] }>}
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, broken: [] };
  const summary = [];
  for (const [index, step] of steps.entries()) {
    const missing = (step.needs ?? []).filter((name) => total.broken.includes(name));
    const label = `[${String(index + 1).padStart(String(steps.length).length)}/${steps.length}] ${step.name}`;
    const { passed, failed, failures } = missing.length > 0 ? notRun(label, missing) : await runStep(label, step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) {
      total.broken.push(step.name);
      summary.push(`FAILED ${step.name}`, ...failures.map((line) => `  ${line}`));
    }
  }
  // The reports above can be long, and a log can be cut.
  terminal.write(summary.map((line) => `${line}\n`).join(''));
  return total;
}

function notRun(label, missing) {
  terminal.write(`${label} … not run, as it needs: ${missing.join(', ')}\n`);
  return { passed: 0, failed: 1, failures: ['not run'] };
}

async function runStep(label, step) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const stopTicking = tick(label, seconds);
  const { passed, failed, note, report, failures } = await outcomeOf(step);
  stopTicking();

  const details = [failed > 0 && 'FAILED', seconds(), note].filter(Boolean).join(', ');
  terminal.write(terminal.isTTY ? `\r\x1b[2K${label} … ${details}\n` : `${details}\n`);
  if (failed > 0) {
    terminal.write(`\n${report.trimEnd()}\n\n`);
  }
  return { passed, failed, failures };
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

/** Shows the running time on a terminal; elsewhere, such as in a CI log, only that the step has begun. */
function tick(label, seconds) {
  terminal.write(`${label} … `);
  if (!terminal.isTTY) {
    return () => {};
  }
  const timer = setInterval(() => terminal.write(`\r\x1b[2K${label} … ${seconds()}`), 200);
  return () => clearInterval(timer);
}

/**
 * `npm run bench`: what the library costs beside plain L1s, and its custom resources beside those of the CDK. All sides
 * run in turns, each run in a process of its own, and medians are compared, so that the ratios hold on any machine. Never
 * part of CI: a busy machine is no bug.
 */
import { buildIfNeeded } from '../scripts/lib/build.mjs';
import { install } from '../scripts/lib/install.mjs';
import { runSteps } from '../scripts/lib/steps.mjs';
import { measureCommandLine } from './measure-command-line.mjs';
import { measureFindings } from './measure-findings.mjs';
import { measureFootprint } from './measure-footprint.mjs';
import { measureImport } from './measure-import.mjs';
import { measurePackage } from './measure-package.mjs';
import { measureSql } from './measure-sql.mjs';
import { measureStages } from './measure-stages.mjs';
import { measureSynthesis } from './measure-synthesis.mjs';

const { failed } = await runSteps([
  { name: 'install', run: install },
  { name: 'build', needs: ['install'], run: buildIfNeeded },
]);
if (failed > 0) {
  process.exit(1);
}

for (const measure of [
  measureImport,
  measureSynthesis,
  measureStages,
  measureFindings,
  measureSql,
  measureCommandLine,
  measureFootprint,
  measurePackage,
]) {
  const { title, rows } = await measure();
  console.log(`\n${title}`);
  console.log(table(rows));
}

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} value
 * @property {string} [target] what is asked of the value
 * @property {boolean} [met]
 *
 * @param {Row[]} rows
 */
function table(rows) {
  const width = (pick) => Math.max(...rows.map((row) => pick(row).length));
  const [names, values] = [width(({ name }) => name), width(({ value }) => value)];
  return rows
    .map(({ name, value, target, met }) => {
      const verdict = target ? `   target ${target}: ${met ? 'met' : 'MISSED'}` : '';
      return `  ${name.padEnd(names)}  ${value.padStart(values)}${verdict}`;
    })
    .join('\n');
}

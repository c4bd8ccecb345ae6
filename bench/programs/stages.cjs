/**
 * Synthesizes the same stacks in one stage or each in a stage of its own, and prints how long that took. Arguments: `l1`
 * or `l2`, the number of stages, the number of stacks, and the number of tables in each stack.
 */
const { App, Stack, Stage } = require('aws-cdk-lib');

const [kind, ...numbers] = process.argv.slice(2);
const [stages, stacks, tables] = numbers.map(Number);
const { addTables } = require(`./tables-as-${kind}.cjs`);

const env = { account: '111111111111', region: 'eu-west-1' };
const start = process.hrtime.bigint();
const app = new App();
const scopes = Array.from({ length: stages }, (_, i) => new Stage(app, `Stage${i}`, { env }));
for (let i = 0; i < stacks; i++) {
  addTables(new Stack(scopes[i % stages], `Tables${i}`), tables);
}
app.synth();
const ms = Number(process.hrtime.bigint() - start) / 1e6;

console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }));

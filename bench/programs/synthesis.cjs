/**
 * Synthesises a stack with some configured tables and their associations, and prints how long that took and how much
 * memory it needed. Arguments: `l1` or `l2`, and the number of tables.
 */
const { App, Stack } = require('aws-cdk-lib');

const [kind, count] = [process.argv[2], Number(process.argv[3])];
const { addTables } = require(`./tables-as-${kind}.cjs`);

const start = process.hrtime.bigint();
// Real stacks stop at 500 resources; for the measurement one large stack is as good as many.
const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
const stack = new Stack(app, 'Tables', { env: { account: '111111111111', region: 'eu-west-1' } });
addTables(stack, count);
const template = app.synth().getStackByName(stack.stackName).template;
const ms = Number(process.hrtime.bigint() - start) / 1e6;

console.log(
  JSON.stringify({
    ms,
    peakMb: process.resourceUsage().maxRSS / 1024,
    resources: Object.keys(template.Resources).length,
    templateKb: JSON.stringify(template).length / 1024,
  }),
);

/**
 * Synthesizes stacks of L1s and prints how long that took. Arguments: `unchecked`, or `checked` for the same app with all
 * rules; the number of stacks, and the number of tables in each, with an association each and one role for all.
 */
const { App, Stack } = require('aws-cdk-lib');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { access, addTables, trust } = require('./tables-as-l1.cjs');

const [kind, ...numbers] = process.argv.slice(2);
const [stacks, tables] = numbers.map(Number);

// Real stacks stop at 500 resources, but the number of resources of Clean Rooms is what counts here.
const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
for (let i = 0; i < stacks; i++) {
  addTables(
    new Stack(app, `Tables${i}`, { env: { account: '111111111111', region: 'eu-west-1' } }),
    tables,
    sharedRole(),
  );
}
if (kind === 'checked') {
  require('../../lib').CleanRoomsChecks.addTo(app);
}
const start = process.hrtime.bigint();
const cpu = process.cpuUsage();
const assembly = app.synth();
const ms = Number(process.hrtime.bigint() - start) / 1e6;
const { user, system } = process.cpuUsage(cpu);
// Findings take time of their own. That the other member is not in the app is information.
const [message] = assembly.stacks.flatMap(({ messages }) => messages.filter(({ level }) => level !== 'info'));
if (message) {
  throw new Error(message.entry.data);
}

console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1e3, peakMb: process.resourceUsage().maxRSS / 1024 }));

/** One role for all tables of a stack, as most L1 users write it. */
function sharedRole() {
  let role;
  return (stack, _id, membership, bucket) => {
    role ??= new CfnRole(stack, 'Role', {
      assumeRolePolicyDocument: trust(membership),
      policies: [{ policyName: 'ReadTables', policyDocument: access(bucket, '*') }],
    });
    return role.attrArn;
  };
}

/** Prints how long the imports at the head of an app take: of the CDK alone, of L1s, or of cdk-cleanrooms as well. */
const start = process.hrtime.bigint();

const WHAT = {
  cdk() {
    const { App, Stack } = require('aws-cdk-lib');
    return [App, Stack];
  },
  l1() {
    const { CfnConfiguredTable } = require('aws-cdk-lib/aws-cleanrooms');
    const { CfnRole } = require('aws-cdk-lib/aws-iam');
    return [...WHAT.cdk(), CfnConfiguredTable, CfnRole];
  },
  unused() {
    return [...WHAT.cdk(), require('../../lib')];
  },
  // Its code is loaded when the first of its exports is used.
  firstUse() {
    const { ConfiguredTable } = require('../../lib');
    return [...WHAT.cdk(), ConfiguredTable];
  },
  firstUseBesideL1() {
    return [...WHAT.l1(), ...WHAT.firstUse()];
  },
};

const loaded = WHAT[process.argv[2]]();
const ms = Number(process.hrtime.bigint() - start) / 1e6;
if (loaded.some((one) => one === undefined)) {
  throw new Error('something is no longer exported');
}
console.log(JSON.stringify({ ms }));

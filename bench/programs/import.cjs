/**
 * Prints how long the imports at the head of an app take: of the CDK alone, of L1s, or of cdk-cleanrooms as well; or how
 * long an app takes to its first construct.
 */
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
  firstL1() {
    const { CfnConfiguredTable } = require('aws-cdk-lib/aws-cleanrooms');
    const tableReference = { glue: { databaseName: 'campaigns', tableName: 'impressions' } };
    const table = new CfnConfiguredTable(newStack(), 'Table', {
      name: 'impressions',
      allowedColumns: COLUMNS,
      analysisMethod: 'DIRECT_QUERY',
      tableReference,
    });
    return [table];
  },
  firstConstruct() {
    const { ConfiguredTable, TableSource } = require('../../lib');
    const { Bucket } = require('aws-cdk-lib/aws-s3');
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'Bucket', 'lake');
    const source = TableSource.glueByName({
      databaseName: 'campaigns',
      tableName: 'impressions',
      bucket,
      keyPrefix: 'impressions',
    });
    return [new ConfiguredTable(stack, 'Table', { source, allowedColumns: COLUMNS })];
  },
  firstL1WithBucket() {
    const { Bucket } = require('aws-cdk-lib/aws-s3');
    const [table] = WHAT.firstL1();
    return [table, Bucket.fromBucketName(table.stack, 'Bucket', 'lake')];
  },
};

const COLUMNS = ['user_id'];

function newStack() {
  const { App, Stack } = require('aws-cdk-lib');
  return new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
}

const loaded = WHAT[process.argv[2]]();
const ms = Number(process.hrtime.bigint() - start) / 1e6;
if (loaded.some((one) => one === undefined)) {
  throw new Error('something is no longer exported');
}
console.log(JSON.stringify({ ms }));

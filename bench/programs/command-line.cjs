/**
 * Runs the command line, and prints how long its process took. Arguments: `node` for a process that does nothing, `help`,
 * `synth` for a process that synthesizes the app, `check` for the command on its `cdk.out`, or `report` for the command on
 * that of a clean room of two accounts; then a folder for the assemblies and the number of tables of the app, each of
 * which is three resources.
 */
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const [kind, folder, tables = '1'] = process.argv.slice(2);
const COMMAND = join(__dirname, '..', '..', 'bin', 'cdk-cleanrooms');
/** A stack has at most 500 resources. */
const TABLES_OF_STACK = 150;
const OUT = join(folder, `tables-${tables}`);
const ROOM = join(folder, 'clean-room');

if (kind === 'app') {
  synthesize();
} else if (kind === 'room') {
  require('./clean-room.cjs').synthesize(ROOM);
} else {
  if (kind === 'check' && !existsSync(OUT)) {
    timed([__filename, 'app', folder, tables]);
  }
  if (kind === 'report' && !existsSync(ROOM)) {
    timed([__filename, 'room', folder]);
  }
  const run = {
    node: ['--eval', ''],
    help: [COMMAND, '--help'],
    synth: [__filename, 'app', folder, tables],
    check: [COMMAND, 'check', OUT],
    report: [COMMAND, 'report', ROOM],
  }[kind];
  console.log(JSON.stringify({ ms: timed(run) }));
}

function timed(args) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  // Findings take time of their own.
  if (status !== 0 || (args.includes('check') && !stdout.includes('no errors or warnings'))) {
    throw new Error(`${args.join(' ')} ends with ${status}: ${stdout}${stderr}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function synthesize() {
  const { App, Stack } = require('aws-cdk-lib');
  const { addTables } = require('./tables-as-l2.cjs');
  const app = new App({ outdir: OUT });
  const env = { account: '111111111111', region: 'eu-west-1' };
  for (let i = 0; i * TABLES_OF_STACK < Number(tables); i++) {
    const count = Math.min(TABLES_OF_STACK, Number(tables) - i * TABLES_OF_STACK);
    addTables(new Stack(app, `Tables${i}`, { env }), count);
  }
  app.synth();
}

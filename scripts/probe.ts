import { parseArgs } from 'node:util';
import { awsSurroundings } from '../local/probes/aws';
import { PROBES } from '../local/probes/catalog';
import { doubleSurroundings } from '../local/probes/double';
import type { Probe } from '../local/probes/probe';
import { closing, listed, shown } from '../local/probes/report';
import { runProbes } from '../local/probes/run';

/*
 * npm run probe -- --list
 * npm run probe -- default-engine second-rule                           against the double
 * npm run probe -- --all --aws [--profile a] [--partner-profile b]      against AWS
 *
 * Ends with the status 0 if everything holds and is removed.
 */
const { positionals: names, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    aws: { type: 'boolean', default: false },
    profile: { type: 'string' },
    'partner-profile': { type: 'string' },
  },
});

async function main(): Promise<number> {
  if (options.list) {
    console.log(PROBES.map(listed).join('\n'));
    return 0;
  }
  const probes = chosen();
  const { profile, 'partner-profile': partnerProfile } = options;
  const { CLEANROOMS_AUDIENCE_MODEL_ARN: audienceModelArn } = process.env;
  const surroundings = options.aws
    ? await awsSurroundings({ profile, partnerProfile, audienceModelArn })
    : doubleSurroundings();
  console.log(`${probes.length} probes, against ${surroundings.title}`);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => stop(stopped, surroundings.suffix));
  }
  const report = await runProbes(probes, surroundings, {
    stopped: stopped.signal,
    onResult: (result) => console.log(shown(result)),
  });
  surroundings.close();
  console.log(closing(report));
  if (stopped.signal.aborted) {
    return 130;
  }
  return report.leftovers.length === 0 && report.results.every(({ verdict }) => verdict === 'holds') ? 0 : 1;
}

/** The first time, no further call is made but those that remove what was made. */
function stop(stopped: AbortController, suffix: string): void {
  if (stopped.signal.aborted) {
    console.error(`Something can be left: its name contains ${suffix}, which is also its tag cdk-cleanrooms-probe.`);
    process.exit(130);
  }
  console.error('Stopping: what was made is removed. A second Ctrl+C leaves it.');
  stopped.abort();
}

/** Those that are named, or all that cost no more than cents. */
function chosen(): readonly Probe[] {
  const unknown = names.filter((name) => !PROBES.some((probe) => probe.name === name));
  if (unknown.length > 0) {
    throw new Error(`unknown probe: ${unknown.join(', ')}; npm run probe -- --list lists them`);
  }
  if (options.all === names.length > 0) {
    throw new Error('name probes, or specify --all; npm run probe -- --list lists them');
  }
  return PROBES.filter(({ name, cost }) => (options.all ? !options.aws || cost?.is !== 'more' : names.includes(name)));
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);

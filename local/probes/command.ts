import { parseArgs } from 'node:util';
import type { AwsOptions } from './aws';
import type { Probe } from './probe';
import { closing, listed, shown } from './report';
import { type RunReport, runProbes } from './run';
import type { Surroundings } from './surroundings';

/** Everything outside that the command uses. */
export interface Outside {
  readonly probes: readonly Probe[];
  readonly print: (text: string) => void;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user stops the run. */
  readonly stopped: AbortSignal;
  readonly onDouble: () => Surroundings;
  readonly onAws: (options: AwsOptions) => Promise<Surroundings>;
}

/** Runs the command, and returns its exit status: 0 if everything holds and is removed. */
export async function probeCommand(args: readonly string[], outside: Outside): Promise<number> {
  const { probes: all, print, stopped } = outside;
  const { names, ...options } = parsed(args);
  if (options.list) {
    print(all.map(listed).join('\n'));
    return 0;
  }
  const probes = chosen(all, names, options);
  const surroundings = options.aws ? await outside.onAws(awsOptions(options, outside)) : outside.onDouble();
  print(`Against ${surroundings.title}. Probes: ${probes.length}.`);
  print(`The names of what they make contain ${surroundings.suffix}, which is also its tag cdk-cleanrooms-probe.`);
  try {
    const report = await runProbes(probes, surroundings, { stopped, onResult: (result) => print(shown(result)) });
    print(closing(report));
    return statusOf(report, stopped);
  } finally {
    surroundings.close();
  }
}

interface Options {
  readonly list: boolean;
  readonly all: boolean;
  readonly aws: boolean;
  readonly profile?: string;
  readonly partnerProfile?: string;
}

function parsed(args: readonly string[]): Options & { readonly names: readonly string[] } {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      aws: { type: 'boolean', default: false },
      profile: { type: 'string' },
      'partner-profile': { type: 'string' },
    },
  });
  const { 'partner-profile': partnerProfile, ...others } = values;
  return { names: positionals, ...others, ...(partnerProfile === undefined ? {} : { partnerProfile }) };
}

/** Those that are named, or all: on AWS, all that cost no more than cents. */
function chosen(all: readonly Probe[], names: readonly string[], options: Options): readonly Probe[] {
  const unknown = names.filter((name) => !all.some((probe) => probe.name === name));
  if (unknown.length > 0) {
    throw new Error(`unknown probe: ${unknown.join(', ')}; npm run probe -- --list lists them`);
  }
  if (options.all === names.length > 0) {
    throw new Error('name probes, or specify --all; npm run probe -- --list lists them');
  }
  return all.filter(({ name, cost }) => (options.all ? !options.aws || cost?.is !== 'more' : names.includes(name)));
}

function awsOptions({ profile, partnerProfile }: Options, { variables }: Outside): AwsOptions {
  const { CLEANROOMS_AUDIENCE_MODEL_ARN: audienceModelArn } = variables;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(partnerProfile === undefined ? {} : { partnerProfile }),
    ...(audienceModelArn === undefined ? {} : { audienceModelArn }),
  };
}

function statusOf({ results, leftovers }: RunReport, stopped: AbortSignal): number {
  const isGood = leftovers.length === 0 && results.every(({ verdict }) => verdict === 'holds');
  return stopped.aborted ? 130 : isGood ? 0 : 1;
}

import { awsSurroundings } from '../local/probes/aws';
import { PROBES } from '../local/probes/catalog';
import { probeCommand } from '../local/probes/command';
import { doubleSurroundings } from '../local/probes/double';

/*
 * npm run probe -- --list
 * npm run probe -- default-engine second-rule                           against the double
 * npm run probe -- --all --aws [--profile a] [--partner-profile b]      against AWS
 */
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, stop);
}

/** The first time, no further call is made but those that remove what was made. */
function stop(): void {
  if (stopped.signal.aborted) {
    process.exit(130);
  }
  console.error('Stopping: what was made is removed. A second Ctrl+C leaves it.');
  stopped.abort();
}

probeCommand(process.argv.slice(2), {
  probes: PROBES,
  print: (text) => console.log(text),
  variables: process.env,
  stopped: stopped.signal,
  onDouble: doubleSurroundings,
  onAws: awsSurroundings,
}).then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);

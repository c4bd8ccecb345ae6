import { ALL_FAULTS, FAULTS, type Fault } from '../local/faults';
import { simulate } from '../local/simulation/history';
import { simulateMany } from '../local/simulation/many';

/*
 * npm run simulate -- --histories 2000 [--from 1] [--faults throttling,kill]
 * npm run simulate -- --seed 42 [--faults …]
 */
async function main(): Promise<void> {
  const faults = (option('faults')?.split(',') ?? ALL_FAULTS) as Fault[];
  const unknown = faults.filter((fault) => fault !== ('none' as string) && !(fault in FAULTS));
  if (unknown.length > 0) {
    throw new Error(`no such fault: ${unknown.join(', ')}; there are ${ALL_FAULTS.join(', ')}, and none`);
  }
  const seed = option('seed');
  if (seed !== undefined) {
    const { log, violations } = await simulate({ seed: Number(seed), faults });
    console.log(log.join('\n'));
    for (const { invariant, detail } of violations) {
      console.log(`✗ ${invariant}: ${detail}`);
    }
    process.exitCode = violations.length > 0 ? 1 : 0;
    return;
  }
  const begun = Date.now();
  const from = Number(option('from') ?? 1);
  const report = await simulateMany({ from, histories: Number(option('histories') ?? 1000), faults });
  console.log(`${report.histories} histories, ${report.requests} requests, ${report.calls} calls of the service`);
  for (const [what, count] of [...report.faults, ...report.effects]) {
    console.log(`  ${String(count).padStart(8)} ${what}`);
  }
  for (const { seed: failing, violations } of report.failures) {
    console.log(`✗ npm run simulate -- --seed ${failing}`);
    for (const { invariant, detail } of violations) {
      console.log(`    ${invariant}: ${detail}`);
    }
  }
  console.log(`${report.failures.length} failures, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  process.exitCode = report.failures.length > 0 ? 1 : 0;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

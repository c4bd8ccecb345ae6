import type { CdkCli } from '../../local/demo/cdk-cli';
import { eventIn, type ResourceEvent } from './events';
import { bold } from './layout';

const CLEAN_ROOMS = 'AWS::CleanRooms::';

/** Runs the CDK CLI and tells what becomes of the resources of Clean Rooms, and of the others what is not plain. */
export async function tellCommand(cli: CdkCli, account: string, args: readonly string[]): Promise<void> {
  console.log(`  ${bold(`$ cdk ${args.join(' ').replaceAll(`${process.cwd()}/`, '')}`)}`);
  const start = performance.now();
  const others = new Map<string, number>();
  await cli.run(args, {
    account,
    onLine: (line) => {
      const event = eventIn(line);
      if (event === undefined) {
        return;
      }
      if (isWorthALine(event)) {
        console.log(`    ${event.stack.padEnd(10)}   ${event.verb.padEnd(7)}   ${nameOf(event)}`);
      } else {
        others.set(event.verb, (others.get(event.verb) ?? 0) + 1);
      }
    },
  });
  const beside = [...others].map(([verb, count]) => `${count} more ${verb}, `).join('');
  console.log(`    ${beside}${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function isWorthALine({ type, verb }: ResourceEvent): boolean {
  return type.startsWith(CLEAN_ROOMS) || !(verb === 'created' || verb === 'deleted');
}

function nameOf({ type, path, reason }: ResourceEvent): string {
  const name = type
    .replace(CLEAN_ROOMS, '')
    .replace(/^AWS::/, '')
    .replace('::', ' ');
  return `${name.padEnd(26)}   ${path}${reason && ` (${reason})`}`;
}

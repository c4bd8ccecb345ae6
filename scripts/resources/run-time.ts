import { GRANTS } from '../../catalogue/grants';
import * as api from '../../src';

/** What the page of a construct has about programs that run after the deployment. */

/** Constructs whose facades are those of another one. */
const FACADES_OF: Readonly<Record<string, string>> = { InvitedCollaboration: 'Collaboration' };

export function runTime(construct: string): string[] {
  const owner = FACADES_OF[construct] ?? construct;
  const lines = [
    ...(has(construct, 'grants') ? [grants(`${owner}Grants`)] : []),
    ...(has(construct, 'events') ? [events(`${owner}Events`)] : []),
    ...(has(construct, 'metrics') ? [metrics(`${owner}Metrics`)] : []),
  ];
  return lines.length > 0 ? ['## At run time', '', ...lines, ''] : [];
}

function grants(facade: string): string {
  const methods = Object.keys(GRANTS)
    .filter((method) => method.startsWith(`${facade}.`))
    .map((method) => `\`${method.split('.')[1]}\``);
  const link = `[What each of them allows](../grants.md#${facade.toLowerCase()})`;
  return `- \`grants\` adds permissions to the policy of a program: ${methods.join(', ')}. ${link}`;
}

function events(facade: string): string {
  const link = `[All of them](../events-and-metrics.md#${facade.toLowerCase()})`;
  return `- \`events\` starts a target when the service sends an event: ${countOf(facade, /^on[A-Z]/)} methods. ${link}`;
}

function metrics(facade: string): string {
  const link = '[All of them](../events-and-metrics.md#metrics)';
  return `- \`metrics\` returns what Amazon CloudWatch has: ${countOf(facade, /^metric[A-Z]/)} methods. ${link}`;
}

function has(construct: string, property: string): boolean {
  return property in prototypeOf(construct);
}

function countOf(facade: string, pattern: RegExp): number {
  return Object.getOwnPropertyNames(prototypeOf(facade)).filter((name) => pattern.test(name)).length;
}

function prototypeOf(name: string): object {
  const found = Object.entries<unknown>(api).find(([exported]) => exported === name)?.[1];
  if (typeof found !== 'function') {
    throw new Error(`the package exports no class ${name}`);
  }
  return found.prototype;
}

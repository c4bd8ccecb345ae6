import { LEDGERS } from '../ledgers';
import type { Leftover } from './made';
import { agrees, type Observation, type Probe } from './probe';
import type { ProbeResult, RunReport } from './run';

const MARKS = { holds: '✓', 'does not hold': '✗', undecided: '?' } as const;

/** A probe for the list: what it settles, and what it needs. */
export function listed(probe: Probe): string {
  const { name, claim, accounts = 1, cost } = probe;
  const needs = accounts === 1 ? 'one account' : 'two accounts';
  const price = cost === undefined ? 'costs nothing' : `costs ${cost.is === 'cents' ? 'cents' : 'more'}: ${cost.of}`;
  const rows = LEDGERS.flat().filter(({ probes = [] }) => probes.includes(name));
  return [
    `${name} (${needs}, ${price})`,
    `    ${claim}`,
    ...rows.filter(({ behavior }) => behavior !== claim).map(({ behavior }) => `    of: ${behavior}`),
  ].join('\n');
}

/** What a probe has found. */
export function shown({ probe, verdict, observations, reason, leftovers }: ProbeResult): string {
  return [
    `${MARKS[verdict]} ${verdict}: ${probe.name}`,
    `    ${probe.claim}`,
    ...(reason === undefined ? [] : [`    because ${reason}`]),
    ...observations.map((observation) => `    ${shownObservation(observation)}`),
    ...leftovers.flatMap(shownLeftover),
  ].join('\n');
}

/** The last lines of a run. */
export function closing({ results, leftovers }: RunReport): string {
  const count = (verdict: ProbeResult['verdict']) => results.filter((result) => result.verdict === verdict).length;
  const left =
    leftovers.length === 0 ? ['Everything was removed.'] : ['Not removed:', ...leftovers.flatMap(shownLeftover)];
  const verdicts = ['holds', 'does not hold', 'undecided'] as const;
  return [...left, verdicts.map((verdict) => `${count(verdict)} ${verdict}`).join(', ')].join('\n');
}

function shownObservation(observation: Observation): string {
  const { what, seen, expected } = observation;
  const is = `${what}: ${JSON.stringify(seen)}`;
  return agrees(observation) ? is : `${is}, and not ${JSON.stringify(expected)}`;
}

function shownLeftover({ arn, reason, command }: Leftover): string[] {
  return [`    ${arn} is left: ${reason}`, `        ${command}`];
}

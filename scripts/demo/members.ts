import { type Fact, includes, is, knownValue } from '../../src/model/fact';
import { type MemberFacts, participants } from '../../src/model/members';
import type { CollaborationNode } from '../../src/model/nodes';
import type { Cost } from '../../src/model/payment';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../src/private/words';

const COSTS: Record<Cost, string> = {
  queryCompute: 'queries',
  jobCompute: 'jobs',
  modelTraining: 'model training',
  modelInference: 'model inference',
  syntheticDataGeneration: 'synthetic data',
};

/** A row for each member: its abilities, and what it pays for. */
export function whoMayDoWhat(collaboration: CollaborationNode): string[][] {
  const members = participants(collaboration);
  const header = ['member', 'account', 'runs queries', 'runs jobs', 'receives results', 'pays for'];
  return [header, ...members.map((member) => rowOf(member, members))];
}

/** The name of the member with this account, for a reader who thinks in companies. */
export function memberName(collaboration: CollaborationNode, account: string): string {
  const member = participants(collaboration).find((one) => is(one.account, account));
  return member ? text(member.displayName) : account;
}

export function text(fact: Fact<string>): string {
  return knownValue(fact) ?? 'known at deployment';
}

function rowOf(member: MemberFacts, members: readonly MemberFacts[]): string[] {
  const able = (ability: string) => (includes(member.abilities, ability) ? 'yes' : '–');
  return [
    text(member.displayName),
    text(member.account),
    able(CAN_QUERY),
    able(CAN_RUN_JOB),
    able(CAN_RECEIVE_RESULTS),
    paidBy(member, members).join(', ') || '–',
  ];
}

/** What a member has taken over; a query that nobody has taken over is paid by the member that runs it. */
function paidBy(member: MemberFacts, members: readonly MemberFacts[]): string[] {
  const costs = (Object.keys(COSTS) as Cost[]).filter((cost) => is(member.payments[cost], true));
  const byDefault =
    !members.some(({ payments: pays }) => is(pays.queryCompute, true)) && includes(member.abilities, CAN_QUERY);
  return [...costs.map((cost) => COSTS[cost]), ...(byDefault ? ['queries, as their runner'] : [])];
}

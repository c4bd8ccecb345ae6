import { excludes, is } from '../model/fact';
import { knowsEveryAccount, participants } from '../model/members';
import { type CollaborationNode, label, type TableNode } from '../model/nodes';
import { code, text } from '../private/text';
import { CAN_RECEIVE_RESULTS } from '../private/words';
import { receiversOf } from '../rules/result-receivers';
import { nameOf, quoted } from '../rules/rule';
import type { Reason } from './reason';

/** That no member can receive what a query on these tables returns. The strictest controls of all tables apply. */
export function reasonsOfReceivers(nodes: readonly TableNode[], collaboration: CollaborationNode): readonly Reason[] {
  const tables = nodes.filter((node) => node.kind === 'association' && receiversOf(node) !== undefined);
  const lists = tables.map((node) => (node.kind === 'association' ? receiversOf(node) : undefined) ?? []);
  const [first, ...others] = lists;
  const common = first?.filter((account) => others.every((list) => list.includes(account)));
  if (!common || !knowsEveryAccount(collaboration)) {
    return [];
  }
  const canReceive = (account: string) =>
    participants(collaboration).some(
      (one) => is(one.account, account) && !excludes(one.abilities, CAN_RECEIVE_RESULTS),
    );
  if (common.some(canReceive)) {
    return [];
  }
  const names = quoted(tables.map(label));
  return [
    {
      effect: 'warning',
      what: `no member of ${nameOf(collaboration)} who can receive results is a result receiver of all of ${names}`,
      fix: text`add an account to ${code('resultReceivers')} of all tables that the query reads`,
      page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    },
  ];
}

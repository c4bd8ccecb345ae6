import { excludes, is, itemsOf, knownValue } from '../../model/fact';
import { knowsEveryAccount, participants } from '../../model/members';
import { type CollaborationNode, collaborationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const receiversCanReceive = rule({
  id: 'ReceiversCanReceive',
  catalogueIds: ['CR-ASSOC-018'],
  subject: 'association',
  severity: 'error',
  title: 'Every account that may receive results of a table can receive results in the collaboration',
  why: 'a table can narrow down which members receive the results of queries on it, but not let others receive them',
  fix: text`take the account out of ${code('resultReceivers')}, or give its member ${code('MemberAbility.RECEIVE_RESULTS')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    const own = knownValue(association.rule);
    if (!collaboration || !own) {
      return [];
    }
    return itemsOf(own.receivers).flatMap((receiver) => {
      const problem = problemOf(receiver, collaboration);
      return problem ? [{ what: problem, property: 'ConfiguredTableAssociationAnalysisRules' }] : [];
    });
  },
});

function problemOf(receiver: string, collaboration: CollaborationNode): string | undefined {
  const name = `the collaboration ${nameOf(collaboration)}`;
  const member = participants(collaboration).find(({ account }) => is(account, receiver));
  if (member) {
    if (!excludes(member.abilities, CAN_RECEIVE_RESULTS)) {
      return undefined;
    }
    return `the member ${memberName(member)} is among the receivers, but cannot receive results in ${name}`;
  }
  return knowsEveryAccount(collaboration)
    ? `${quoted([receiver])} is among the receivers, but is no member of ${name}`
    : undefined;
}

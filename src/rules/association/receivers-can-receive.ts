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
  // A change request can give a member this ability.
  severity: 'warning',
  title: 'The result receivers of a table can receive results in the collaboration',
  why: 'an association can restrict the members who receive results, but cannot add members who receive them',
  fix: text`remove the account from ${code('resultReceivers')}, or assign ${code('MemberAbility.RECEIVE_RESULTS')} to
    its member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'inferred',
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
  const member = participants(collaboration).find(({ account }) => is(account, receiver));
  if (member) {
    return excludes(member.abilities, CAN_RECEIVE_RESULTS)
      ? `the result receiver ${memberName(member)} cannot receive results in the collaboration ${nameOf(collaboration)}`
      : undefined;
  }
  return knowsEveryAccount(collaboration)
    ? `the result receiver ${quoted([receiver])} is not a member of the collaboration ${nameOf(collaboration)}`
    : undefined;
}

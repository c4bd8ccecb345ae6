import { itemsOf } from '../../model/fact';
import { type AnyNode, label, type MembershipNode, participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { isDeleted, isDeletedByStatement, isRetained } from '../deletion';
import { nameOf, quoted, rule } from '../rule';

export const membershipOutlivesStack = rule({
  id: 'MembershipOutlivesStack',
  catalogueIds: ['CR-MEMB-024', 'CR-LIFE-011'],
  subject: 'membership',
  severity: 'warning',
  title: 'A membership is retained when it is removed from its stack',
  why: 'an account that deletes its membership leaves the collaboration and cannot join it again',
  fix: text`omit ${code('removalPolicy')} of ${code('Membership')}, so that it is retained; an L1 needs the deletion policy
    "Retain"`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/leave-collab.html',
    basis: 'documented',
  },
  check: (membership) => {
    const retained = retainedIn(membership);
    if (isDeleted(membership) && retained.length > 0) {
      const belongings = `${quoted(retained.map(label))} of this membership ${retained.length > 1 ? 'are' : 'is'} retained`;
      return [
        {
          what: `${nameOf(membership)} is deleted with its stack, but ${belongings}`,
          why: 'a membership can be deleted only after all resources that belong to it',
          page: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DeleteMembership.html',
        },
      ];
    }
    // Without a policy, the mistake would be one of nearly every template.
    if (!isDeletedByStatement(membership)) {
      return [];
    }
    const what = `the deletion policy of ${nameOf(membership)} is "Delete", so it is deleted with its stack`;
    return [isOfCreator(membership) ? { what, why: CREATOR_STAYS } : { what }];
  },
});

const CREATOR_STAYS =
  'the account that creates a collaboration can leave it only by deleting it, so its membership cannot be deleted before';

function retainedIn(membership: MembershipNode): readonly AnyNode[] {
  const { tables, templates, budgets, namespaces, modelAssociations } = membership;
  return [tables, templates, budgets, namespaces, modelAssociations]
    .flatMap((list) => itemsOf<AnyNode>(list))
    .filter(isRetained);
}

function isOfCreator(membership: MembershipNode): boolean {
  const participation = participationOf(membership);
  return participation !== undefined && participation.member === participation.collaboration.creator;
}

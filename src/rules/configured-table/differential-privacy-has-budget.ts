import { userIdentifiersOf } from '../../model/analysis-rule';
import { isComplete, isNot, itemsOf } from '../../model/fact';
import {
  type CollaborationNode,
  hasEveryMembership,
  type MembershipNode,
  membershipsBeside,
  nodeOf,
} from '../../model/nodes';
import { code, text } from '../../private/text';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

const CREATE = code('membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))');

export const differentialPrivacyHasBudget = rule({
  id: 'DifferentialPrivacyHasBudget',
  catalogueIds: ['CR-CUSTOM-019'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A collaboration with a table that uses differential privacy has a privacy budget',
  why: 'a table that uses differential privacy can be queried only after a privacy budget is created',
  fix: text`create one with ${CREATE}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    if (!userIdentifiersOf(table.rule)) {
      return [];
    }
    // Budgets are not declared, so a declared partner is as one that is not known.
    const without = itemsOf(table.associations).filter((association) =>
      itemsOf(membershipsBeside(association)).every((one) => one.declared || hasNoBudget(one)),
    );
    const memberships = new Set(without.flatMap(({ membership }) => nodeOf(membership) ?? []));
    return [...memberships].map((membership) => {
      const budget = `the membership ${quoted([membership.path])} has no budget for it`;
      const what = `${nameOf(table)} uses differential privacy, but ${budget}`;
      const collaboration = nodeOf(membership.collaboration);
      if (collaboration && hasEveryMembership(collaboration) && !isPartnerDeclared(collaboration)) {
        return { what };
      }
      // The budget of a member who is not part of this app applies to all tables of the collaboration as well.
      const fix = text`create one with ${CREATE}, or acknowledge this warning if another member creates it`;
      return { what, fix, severity: 'warning' };
    });
  },
});

function isPartnerDeclared({ memberships }: CollaborationNode): boolean {
  return itemsOf(memberships).some(({ declared }) => declared);
}

/** Whether a membership certainly has no budget for differential privacy. */
function hasNoBudget({ budgets }: MembershipNode): boolean {
  return isComplete(budgets) && itemsOf(budgets).every(({ type }) => isNot(type, DIFFERENTIAL_PRIVACY));
}

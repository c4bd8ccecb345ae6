import { is } from '../../model/fact';
import { type Link, type NodeBase, nodeOf, type PrivacyBudgetNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ACCESS_BUDGET, DIFFERENTIAL_PRIVACY } from '../../private/words';
import { isDeleted, isDeletedByStatement, isDeletedIfReplaced, isRetained } from '../deletion';
import { nameOf, quoted, rule, type Violation } from '../rule';

export const privacyBudgetIsKept = rule({
  id: 'PrivacyBudgetIsKept',
  catalogueIds: ['CR-BUDGET-009'],
  subject: 'privacyBudget',
  severity: 'warning',
  title: 'A privacy budget is retained as long as what it limits',
  why: 'a privacy budget that is deleted and created again is unused, so that queries can reveal as much once more',
  fix: text`omit ${code('removalPolicy')} of ${code('PrivacyBudgetTemplate')}, so that the budget is retained, or
    acknowledge this warning; an L1 needs "Retain" as its deletion policy and its update replace policy`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/configure-differential-privacy.html',
    basis: 'inferred',
  },
  check: (budget) => [...lossesWithStack(budget), ...lossesByReplacement(budget)],
});

/** A budget that is deleted with its stack, although what it limits is not. */
function lossesWithStack(budget: PrivacyBudgetNode): readonly Violation[] {
  const limited = limitedBy(budget);
  const stays = limited && isDeleted(budget) ? howItStays(limited.link, budget) : undefined;
  if (!limited || stays === undefined) {
    return [];
  }
  const { subject, noun, why, page } = limited;
  return [{ what: `${subject} is deleted with its stack, but its ${noun} ${stays}`, why, page }];
}

/** A budget that is deleted if it is replaced, although it is not deleted with its stack. */
function lossesByReplacement(budget: PrivacyBudgetNode): readonly Violation[] {
  // An access budget is replaced only by one for another table.
  if (!is(budget.type, DIFFERENTIAL_PRIVACY) || !isRetained(budget) || !isDeletedIfReplaced(budget)) {
    return [];
  }
  const what = `the differential privacy budget ${nameOf(budget)} is retained with its stack, but deleted if it is replaced`;
  return [{ what, why: 'a change of the refresh replaces the budget by an unused one', page: REPLACEMENT }];
}

const REPLACEMENT =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html';

interface Limited {
  readonly subject: string;
  readonly noun: string;
  readonly link: Link<NodeBase>;
  readonly why?: string;
  readonly page?: string;
}

function limitedBy(budget: PrivacyBudgetNode): Limited | undefined {
  if (is(budget.type, DIFFERENTIAL_PRIVACY)) {
    const subject = `the differential privacy budget ${nameOf(budget)}`;
    return { subject, noun: 'membership', link: budget.membership };
  }
  return is(budget.type, ACCESS_BUDGET)
    ? {
        subject: `the access budget ${nameOf(budget)}`,
        noun: 'table',
        link: budget.resource,
        why: 'access to a table without a budget is unlimited',
        page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/delete-access-budget.html',
      }
    : undefined;
}

/** How what a budget limits certainly stays when the stack is deleted. */
function howItStays(link: Link<NodeBase>, budget: PrivacyBudgetNode): string | undefined {
  const node = nodeOf(link);
  if (node && isRetained(node)) {
    return `${nameOf(node)} is retained`;
  }
  // Without a policy, the mistake would be one of nearly every template.
  if (!isDeletedByStatement(budget)) {
    return undefined;
  }
  if (node?.imported) {
    return `${nameOf(node)} is not part of the app`;
  }
  return link.to === 'outside' && link.text.state === 'known'
    ? `${quoted([link.text.value])} is not part of the app`
    : undefined;
}

import { customOf } from '../../model/analysis-rule';
import { is, isAbsent, isComplete, itemsOf } from '../../model/fact';
import { type AssociationNode, type MembershipNode, nodeOf } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const privacyBudgetHasProtectedTable = rule({
  id: 'PrivacyBudgetHasProtectedTable',
  catalogueIds: ['CR-BUDGET-006'],
  subject: 'privacyBudget',
  severity: 'warning',
  title: 'A membership with a differential privacy budget has a table that uses differential privacy',
  why: 'the budget limits only queries on tables that use differential privacy',
  fix: text`set ${code('outputProtection')} of a table to ${code('OutputProtection.differentialPrivacy(…)')}, or remove the
    budget`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html',
    basis: 'inferred',
  },
  check: (budget) => {
    const membership = nodeOf(budget.membership);
    if (!membership || membership.imported || !is(budget.type, DIFFERENTIAL_PRIVACY)) {
      return [];
    }
    if (!protectsNothing(membership)) {
      return [];
    }
    const names = quoted(unique(itemsOf(membership.associations).map((one) => one.path)));
    return [
      {
        what: `the differential privacy budget ${nameOf(budget)} protects none of the tables of its membership: ${names}`,
        property: 'PrivacyBudgetType',
      },
    ];
  },
});

/** Whether a membership has tables, and certainly none of its collaboration uses differential privacy. */
const protectsNothing = onceFor((membership: MembershipNode) => {
  const { associations, tables, collaboration } = membership;
  const beside = nodeOf(collaboration)?.memberships;
  const others = beside ? itemsOf(beside).flatMap((one) => itemsOf(one.tables)) : [];
  // A table that is derived from others can use differential privacy as well.
  const isKnown = isComplete(associations) && isComplete(tables);
  return isKnown && itemsOf(associations).length > 0 && [...itemsOf(tables), ...others].every(isUnprotected);
});

function isUnprotected(table: { readonly kind: string }): boolean {
  const node = table.kind === 'association' ? nodeOf((table as AssociationNode).table) : undefined;
  if (node?.rule.state !== 'known') {
    return node !== undefined && isAbsent(node.rule);
  }
  const custom = customOf(node.rule);
  return custom ? isAbsent(custom.differentialPrivacy) : isAbsent(node.rule.value.custom);
}

import { differ, type Fact, is, known, knownValue, UNKNOWN } from '../../model/fact';
import { type Link, type MembershipNode, nodeOf, type PrivacyBudgetNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ACCESS_BUDGET } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const accessBudgetIsOfMembership = rule({
  id: 'AccessBudgetIsOfMembership',
  catalogueIds: ['CR-BUDGET-012'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'An access budget and its table belong to one membership',
  why: 'a member can limit access only to the tables of its own membership',
  fix: text`create the access budget with ${code('membership.addPrivacyBudget')}, where the membership is that of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-configured-table.html',
    basis: 'inferred',
    proof: 'a budget and an association each belong to one membership, and a budget is set by the owner of its table',
  },
  check: (budget) => {
    if (!is(budget.type, ACCESS_BUDGET)) {
      return [];
    }
    const ofTable = membershipOfTable(budget);
    if (!ofTable || !areDifferent(budget.membership, ofTable.membership)) {
      return [];
    }
    const [own, other] = [nameIn(budget.membership), nameIn(ofTable.membership)];
    const place = `is in the membership ${own}, but ${ofTable.table} is in the membership ${other}`;
    return [{ what: `the access budget ${nameOf(budget)} ${place}`, property: 'Parameters.ResourceArn' }];
  },
});

interface TableOfMembership {
  readonly table: string;
  readonly membership: Link<MembershipNode>;
}

/** The table of an access budget, with its membership. The ARN of a table contains the ID of its membership. */
function membershipOfTable({ resource }: PrivacyBudgetNode): TableOfMembership | undefined {
  if (resource.to === 'node') {
    const { node } = resource;
    return node.kind === 'configuredTable'
      ? undefined
      : { table: `its table ${nameOf(node)}`, membership: node.membership };
  }
  const id = /:membership\/([\w-]+)\//.exec(knownValue(resource.text) ?? '')?.[1];
  return id === undefined ? undefined : { table: 'its table', membership: { to: 'outside', text: known(id) } };
}

function areDifferent(a: Link<MembershipNode>, b: Link<MembershipNode>): boolean {
  const [one, other] = [nodeOf(a), nodeOf(b)];
  if (one && other) {
    // One membership can be imported more than once.
    return one !== other && !one.imported && !other.imported;
  }
  return differ(idOf(a), idOf(b));
}

function idOf(link: Link<MembershipNode>): Fact<string> {
  return link.to === 'outside' ? link.text : UNKNOWN;
}

function nameIn(link: Link<MembershipNode>): string {
  return quoted([nodeOf(link)?.path ?? knownValue(idOf(link))]);
}

import { itemsOf } from '../model/fact';
import { type AssociationNode, nodeOf, type RoleNode } from '../model/nodes';
import { nameOf, type Violation } from './rule';

/** What is wrong with the role of an association. */
export interface RoleProblem {
  /** How a sentence goes on that starts with the role. */
  readonly problem: string;
  /** @default - the severity of the rule */
  readonly severity?: 'warning';
}

export type FindProblem = (association: AssociationNode, role: RoleNode) => RoleProblem | undefined;

/** Reports a problem of a role once, for the first of the associations that share the role and the problem. */
export function onRole(association: AssociationNode, find: FindProblem): readonly Violation[] {
  const role = nodeOf(association.role);
  const found = role && find(association, role);
  if (!found) {
    return [];
  }
  const sharing = itemsOf(role.associations).filter((other) => find(other, role)?.problem === found.problem);
  if (sharing.some(({ order }) => order < association.order)) {
    return [];
  }
  const others = sharing.filter((other) => other !== association).length;
  const more = ['', ' and one other association'][others] ?? ` and ${others} other associations`;
  return [
    {
      what: `the role ${nameOf(role)} of ${nameOf(association)}${more} ${found.problem}`,
      severity: found.severity,
      property: 'RoleArn',
    },
  ];
}

import { knownValue } from './fact';
import { type MemberFacts, participantIn } from './members';
import { type Link, nodeOf } from './node';
import type { NodeOf } from './register';

export { type Link, label, type NodeBase, nodeOf, OUTSIDE } from './node';
export type { Graph, NodeOf, SubjectKind, SubjectNode } from './register';

export type CollaborationNode = NodeOf<'collaboration'>;
export type MembershipNode = NodeOf<'membership'>;
export type ConfiguredTableNode = NodeOf<'configuredTable'>;
export type AssociationNode = NodeOf<'association'>;
export type AnalysisTemplateNode = NodeOf<'analysisTemplate'>;
export type PrivacyBudgetNode = NodeOf<'privacyBudget'>;
export type GlueTableNode = NodeOf<'glueTable'>;
export type BucketNode = NodeOf<'bucket'>;
export type RoleNode = NodeOf<'role'>;

/** Whatever has a name in the queries of a collaboration: every kind that enters the tables of a membership. */
export type TableNode = MembershipNode['tables'][number];

/** The collaboration of a membership and the member that it is there, if it is certain which one. */
export function participationOf(
  membership: MembershipNode,
): { readonly collaboration: CollaborationNode; readonly member: MemberFacts } | undefined {
  const collaboration = nodeOf(membership.collaboration);
  const member = collaboration && participantIn(collaboration, membership.env);
  return member && { collaboration, member };
}

/** The collaboration of a membership's child, if the references lead to one. */
export function collaborationOf(child: { readonly membership: Link<MembershipNode> }): CollaborationNode | undefined {
  const membership = nodeOf(child.membership);
  return membership && nodeOf(membership.collaboration);
}

/** All associations of a collaboration that are known. */
export function associationsIn(collaboration: CollaborationNode): readonly AssociationNode[] {
  return collaboration.memberships.flatMap((membership) => membership.associations);
}

/** The memberships that certainly belong to the collaboration of a membership's child: at least its own. */
export function membershipsBeside(child: { readonly membership: Link<MembershipNode> }): readonly MembershipNode[] {
  const membership = nodeOf(child.membership);
  return collaborationOf(child)?.memberships ?? (membership ? [membership] : []);
}

/** Everything that has a table name in these memberships: their associations, and the tables made from others. */
export function tableNodesOf(memberships: readonly MembershipNode[]): readonly TableNode[] {
  return memberships.flatMap(({ tables }) => tables);
}

/** The tables beside a membership's child that certainly have a name, whatever its case. */
export function tablesNamed(name: string, child: { readonly membership: Link<MembershipNode> }): readonly TableNode[] {
  const room = collaborationOf(child) ?? nodeOf(child.membership);
  if (!room) {
    return [];
  }
  let names = TABLE_NAMES.get(room);
  if (!names) {
    names = new Map();
    for (const table of tableNodesOf(membershipsBeside(child))) {
      const key = knownValue(table.name)?.toLowerCase();
      if (key !== undefined) {
        names.set(key, [...(names.get(key) ?? []), table]);
      }
    }
    TABLE_NAMES.set(room, names);
  }
  return names.get(name.toLowerCase()) ?? [];
}

/** By collaboration or, where that is outside, by membership; a graph never changes once it is read. */
const TABLE_NAMES = new WeakMap<object, Map<string, TableNode[]>>();

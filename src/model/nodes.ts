import { flatMap, isComplete, itemsOf, knownValue, type ListFact, list } from './fact';
import { type MemberFacts, participantIn, participants } from './members';
import { type Link, nodeOf } from './node';
import { onceFor } from './once-for';
import { type AnyNode, kindOf, type NodeOf } from './register';

export { type Link, label, type NodeBase, nodeOf, OUTSIDE } from './node';
export type { AnyNode, Graph, NodeOf, SubjectKind, SubjectNode } from './register';

export type CollaborationNode = NodeOf<'collaboration'>;
export type MembershipNode = NodeOf<'membership'>;
export type ConfiguredTableNode = NodeOf<'configuredTable'>;
export type AssociationNode = NodeOf<'association'>;
export type AnalysisTemplateNode = NodeOf<'analysisTemplate'>;
export type PrivacyBudgetNode = NodeOf<'privacyBudget'>;
export type TrainingDatasetNode = NodeOf<'trainingDataset'>;
export type ModelAlgorithmNode = NodeOf<'modelAlgorithm'>;
export type ModelAssociationNode = NodeOf<'modelAssociation'>;
export type IntermediateTableNode = NodeOf<'intermediateTable'>;
export type IdMappingTableNode = NodeOf<'idMappingTable'>;
export type IdNamespaceNode = NodeOf<'idNamespace'>;
export type GlueTableNode = NodeOf<'glueTable'>;
export type GlueDatabaseNode = NodeOf<'glueDatabase'>;
export type RegisteredLocationNode = NodeOf<'registeredLocation'>;
export type BucketNode = NodeOf<'bucket'>;
export type KeyNode = NodeOf<'key'>;
export type RoleNode = NodeOf<'role'>;

/** The CloudFormation resource type of a node. */
export function typeOf(node: AnyNode): string {
  return kindOf(node.kind).type;
}

/** A node with a table name in queries: a node of any kind in the tables of a membership. */
export type TableNode = NodeOf<'association' | 'intermediateTable' | 'idMappingTable'>;

/** The collaboration of a membership and its member in that collaboration, if it is certain which member it is. */
export function participationOf(
  membership: MembershipNode,
): { readonly collaboration: CollaborationNode; readonly member: MemberFacts } | undefined {
  const collaboration = nodeOf(membership.collaboration);
  const member = collaboration && participantIn(collaboration, membership.env);
  return member && { collaboration, member };
}

/** The collaboration of a resource that belongs to a membership, if the references lead to one. */
export function collaborationOf(child: { readonly membership: Link<MembershipNode> }): CollaborationNode | undefined {
  const membership = nodeOf(child.membership);
  return membership && nodeOf(membership.collaboration);
}

/** The associations of a collaboration. */
export const associationsIn = onceFor(
  ({ memberships }: CollaborationNode): ListFact<AssociationNode> =>
    flatMap(memberships, ({ associations }) => associations),
);

/** The models that are associated with a collaboration. */
export function modelsIn(collaboration: CollaborationNode): ListFact<ModelAssociationNode> {
  return flatMap(collaboration.memberships, ({ modelAssociations }) => modelAssociations);
}

/**
 * The memberships that are certainly in the same collaboration as a resource of a membership, including its membership.
 */
export function membershipsBeside(child: { readonly membership: Link<MembershipNode> }): ListFact<MembershipNode> {
  const membership = nodeOf(child.membership);
  return collaborationOf(child)?.memberships ?? list(membership ? [membership] : [], false);
}

/**
 * Whether all members are known, and join the collaboration in this app or are declared with their tables. What belongs to
 * an imported membership is not completely known.
 */
export function hasEveryMembership(collaboration: CollaborationNode): boolean {
  const known = itemsOf(collaboration.memberships).filter(hasKnownTables);
  const present = new Set(known.map(({ env }) => participantIn(collaboration, env)));
  return isComplete(collaboration.members) && participants(collaboration).every((member) => present.has(member));
}

/** Whether a membership is in this app, or a partner is declared with all of its tables. */
export function hasKnownTables({ imported, declared }: MembershipNode): boolean {
  return !imported || declared?.includes('tables') === true;
}

/** All nodes with a table name in these memberships: associations, and tables that are derived from other tables. */
export function tableNodesOf(memberships: ListFact<MembershipNode>): ListFact<TableNode> {
  return flatMap(memberships, ({ tables }) => tables);
}

/** The tables in the same collaboration that certainly have a name, regardless of case. */
export function tablesNamed(name: string, child: { readonly membership: Link<MembershipNode> }): readonly TableNode[] {
  const room = collaborationOf(child) ?? nodeOf(child.membership);
  return (room && tablesByName(room).get(name.toLowerCase())) ?? [];
}

/** The tables of a collaboration, or of a membership whose collaboration is outside of the graph, by their names in lowercase. */
export const tablesByName = onceFor(
  (room: CollaborationNode | MembershipNode): ReadonlyMap<string, readonly TableNode[]> => {
    const names = new Map<string, TableNode[]>();
    const memberships = room.kind === 'collaboration' ? itemsOf(room.memberships) : [room];
    for (const table of memberships.flatMap(({ tables }) => itemsOf(tables))) {
      const key = knownValue(table.name)?.toLowerCase();
      if (key !== undefined) {
        const same = names.get(key);
        if (same) {
          same.push(table);
        } else {
          names.set(key, [table]);
        }
      }
    }
    return names;
  },
);

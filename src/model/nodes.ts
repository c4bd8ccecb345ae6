import { flatMap, isComplete, itemsOf, knownValue, type ListFact, list } from './fact';
import { type MemberFacts, participantIn, participants } from './members';
import { type Link, nodeOf } from './node';
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
export function associationsIn(collaboration: CollaborationNode): ListFact<AssociationNode> {
  return flatMap(collaboration.memberships, ({ associations }) => associations);
}

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
 * Whether all members are known and join the collaboration in this app. What belongs to an imported membership is not
 * completely known.
 */
export function hasEveryMembership(collaboration: CollaborationNode): boolean {
  const own = itemsOf(collaboration.memberships).filter(({ imported }) => !imported);
  const present = new Set(own.map(({ env }) => participantIn(collaboration, env)));
  return isComplete(collaboration.members) && participants(collaboration).every((member) => present.has(member));
}

/** All nodes with a table name in these memberships: associations, and tables that are derived from other tables. */
export function tableNodesOf(memberships: ListFact<MembershipNode>): ListFact<TableNode> {
  return flatMap(memberships, ({ tables }) => tables);
}

/** The tables in the same collaboration that certainly have a name, regardless of case. */
export function tablesNamed(name: string, child: { readonly membership: Link<MembershipNode> }): readonly TableNode[] {
  const room = collaborationOf(child) ?? nodeOf(child.membership);
  if (!room) {
    return [];
  }
  let names = TABLE_NAMES.get(room);
  if (!names) {
    names = new Map();
    for (const table of itemsOf(tableNodesOf(membershipsBeside(child)))) {
      const key = knownValue(table.name)?.toLowerCase();
      if (key !== undefined) {
        names.set(key, [...(names.get(key) ?? []), table]);
      }
    }
    TABLE_NAMES.set(room, names);
  }
  return names.get(name.toLowerCase()) ?? [];
}

/**
 * The table names by collaboration, or by membership if the collaboration is outside the graph. A graph never changes
 * after it is read.
 */
const TABLE_NAMES = new WeakMap<object, Map<string, TableNode[]>>();

import type { Env } from './env';
import { type Fact, knownValue, type ListFact } from './fact';
import type { AnalysisTemplateFacts } from './read-analysis-template';
import type { AssociationFacts } from './read-association';
import { type CollaborationFacts, type MemberFacts, participantIn } from './read-collaboration';
import type { ConfiguredTableFacts } from './read-configured-table';
import type { GlueTableFacts } from './read-glue-table';
import type { MembershipFacts } from './read-membership';
import type { PrivacyBudgetTemplateFacts } from './read-privacy-budget-template';
import type { StatementFacts } from './read-role';

/**
 * What a reference leads to: a node of the graph, or something outside of it (another app, a literal id, a token), of
 * which at most the literal text is known.
 */
export type Link<T> =
  | { readonly to: 'node'; readonly node: T; readonly attribute: string }
  | { readonly to: 'outside'; readonly text: Fact<string> };

export const OUTSIDE: Link<never> = { to: 'outside', text: { state: 'unknown' } };

/** The node, if the link leads to one. */
export function nodeOf<T>(link: Link<T>): T | undefined {
  return link.to === 'node' ? link.node : undefined;
}

export interface NodeBase {
  /** The construct path that the user knows: of the L2 if there is one, else of the L1. */
  readonly path: string;
  readonly env: Env;
  /** The place in the order in which the tree was built; of two contradicting nodes the later one is told. */
  readonly order: number;
}

export interface CollaborationNode extends NodeBase, CollaborationFacts {
  readonly kind: 'collaboration';
  readonly memberships: MembershipNode[];
}

export interface MembershipNode extends NodeBase, MembershipFacts {
  readonly kind: 'membership';
  readonly collaboration: Link<CollaborationNode>;
  readonly resultBucket: Link<BucketNode>;
  readonly resultRole: Link<RoleNode>;
  readonly jobResultRole: Link<RoleNode>;
  readonly associations: AssociationNode[];
  readonly templates: AnalysisTemplateNode[];
  readonly budgets: PrivacyBudgetNode[];
  /** Tables that are no association: their names share one space with those of associations. */
  readonly derivedTables: DerivedTableNode[];
}

/** `AWS::CleanRooms::IntermediateTable` or `AWS::CleanRooms::IdMappingTable`: a table made from others. */
export interface DerivedTableNode extends NodeBase {
  readonly kind: 'derivedTable';
  readonly name: Fact<string>;
  readonly membership: Link<MembershipNode>;
}

export interface ConfiguredTableNode extends NodeBase, ConfiguredTableFacts {
  readonly kind: 'configuredTable';
  readonly glueTable: Link<GlueTableNode>;
  /** What the custom rule certainly allows, wildcards and templates in its order; empty without a custom rule. */
  readonly allowed: readonly Link<AnalysisTemplateNode>[];
  readonly associations: AssociationNode[];
}

export interface AssociationNode extends NodeBase, AssociationFacts {
  readonly kind: 'association';
  readonly membership: Link<MembershipNode>;
  readonly table: Link<ConfiguredTableNode>;
  readonly role: Link<RoleNode>;
}

export interface AnalysisTemplateNode extends NodeBase, AnalysisTemplateFacts {
  readonly kind: 'analysisTemplate';
  readonly membership: Link<MembershipNode>;
}

export interface PrivacyBudgetNode extends NodeBase, PrivacyBudgetTemplateFacts {
  readonly kind: 'privacyBudget';
  readonly membership: Link<MembershipNode>;
  readonly resource: Link<AssociationNode | ConfiguredTableNode>;
}

export interface GlueTableNode extends NodeBase, GlueTableFacts {
  readonly kind: 'glueTable';
  readonly dataBucket: Link<BucketNode>;
}

export interface BucketNode extends NodeBase {
  readonly kind: 'bucket';
}

export interface RoleNode extends NodeBase {
  readonly kind: 'role';
  readonly trust: ListFact<StatementFacts>;
  /** What the role may do; incomplete if a policy is attached whose text the tree does not hold. */
  readonly statements: ListFact<StatementFacts>;
}

/** The nodes that rules judge, by kind. */
export interface Subjects {
  readonly collaboration: CollaborationNode;
  readonly membership: MembershipNode;
  readonly configuredTable: ConfiguredTableNode;
  readonly association: AssociationNode;
  readonly analysisTemplate: AnalysisTemplateNode;
  readonly privacyBudget: PrivacyBudgetNode;
}

export type SubjectKind = keyof Subjects;
export type SubjectNode = Subjects[SubjectKind];

/** The Clean Rooms resources of an app, joined by their references. */
export interface Graph {
  readonly collaboration: readonly CollaborationNode[];
  readonly membership: readonly MembershipNode[];
  readonly configuredTable: readonly ConfiguredTableNode[];
  readonly association: readonly AssociationNode[];
  readonly analysisTemplate: readonly AnalysisTemplateNode[];
  readonly privacyBudget: readonly PrivacyBudgetNode[];
}

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
export function tableNodesOf(memberships: readonly MembershipNode[]): readonly (AssociationNode | DerivedTableNode)[] {
  return memberships.flatMap(({ associations, derivedTables }) => [...associations, ...derivedTables]);
}

/** The tables beside a membership's child that certainly have a name, whatever its case. */
export function tablesNamed(
  name: string,
  child: { readonly membership: Link<MembershipNode> },
): readonly (AssociationNode | DerivedTableNode)[] {
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
const TABLE_NAMES = new WeakMap<object, Map<string, (AssociationNode | DerivedTableNode)[]>>();

/** The name of a resource for a message: its own if it is known, else the last part of its path. */
export function label(node: NodeBase & { readonly name?: Fact<string> }): string {
  return node.name?.state === 'known' ? node.name.value : (node.path.split('/').pop() ?? node.path);
}

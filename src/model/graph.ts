import { CfnResource, Stack } from 'aws-cdk-lib';
import type {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnIdMappingTable,
  CfnIntermediateTable,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { CfnManagedPolicy, CfnPolicy, CfnRole, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { defaultChildOf } from '../private/l1';
import { isServiceRole } from '../private/service-role';
import { readEnv } from './env';
import { isComplete, itemsOf, known, type ListFact, list, UNKNOWN } from './fact';
import {
  type AnalysisTemplateNode,
  type AssociationNode,
  type BucketNode,
  type CollaborationNode,
  type ConfiguredTableNode,
  type DerivedTableNode,
  type GlueTableNode,
  type Graph,
  type Link,
  type MembershipNode,
  type NodeBase,
  nodeOf,
  OUTSIDE,
  type PrivacyBudgetNode,
  type RoleNode,
  type SubjectNode,
} from './nodes';
import { type Pointer, pointerOf, readRaw, textOf } from './raw';
import { readAddedMember, withAddedMember } from './read-added-member';
import { readAnalysisTemplate } from './read-analysis-template';
import { readAssociation } from './read-association';
import { readCollaboration } from './read-collaboration';
import { readConfiguredTable } from './read-configured-table';
import { readGlueTable } from './read-glue-table';
import { readMembership } from './read-membership';
import { readPrivacyBudgetTemplate } from './read-privacy-budget-template';
import {
  join,
  type PolicyFacts,
  type RoleFacts,
  readPolicy,
  readRole,
  readRolePolicy,
  type StatementFacts,
} from './read-role';

/** A graph, and the constructs that its subjects were read from. */
export interface Reading {
  readonly graph: Graph;
  /** The construct to which a finding about a subject belongs. */
  readonly constructOf: ReadonlyMap<SubjectNode, IConstruct>;
}

/**
 * Reads every Clean Rooms resource below `root` and joins them by their references, across stacks and accounts.
 *
 * Two passes: the first reads each resource by itself, the second follows its references. Equal names or ids never
 * join anything: a tree may hold several copies of one deployment.
 */
export function readGraph(root: IConstruct): Reading {
  return new GraphReader(root).read();
}

type AnyNode = SubjectNode | GlueTableNode | BucketNode | RoleNode;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class GraphReader {
  private readonly nodes = new Map<IConstruct, AnyNode>();
  private readonly constructOf = new Map<SubjectNode, IConstruct>();
  private readonly policies = new Map<IConstruct, PolicyFacts>();
  private readonly rolesByName = new Map<string, Mutable<RoleNode>[]>();
  private readonly joins: (() => void)[] = [];
  private byLogicalId?: Map<string, AnyNode>;
  private order = 0;

  constructor(private readonly root: IConstruct) {}

  read(): Reading {
    for (const construct of this.root.node.findAll()) {
      if (CfnResource.isCfnResource(construct)) {
        this.readResource(construct);
      } else {
        this.addAddedMember(construct);
      }
    }
    for (const joinNode of this.joins) {
      joinNode();
    }
    for (const [policy, facts] of this.policies) {
      this.attachPolicy(policy as CfnResource, facts);
    }
    const subjects = [...this.constructOf.keys()];
    const ofKind = <K extends SubjectNode['kind']>(kind: K) =>
      subjects.filter((node): node is Extract<SubjectNode, { kind: K }> => node.kind === kind);
    return {
      graph: {
        collaboration: ofKind('collaboration'),
        membership: ofKind('membership'),
        configuredTable: ofKind('configuredTable'),
        association: ofKind('association'),
        analysisTemplate: ofKind('analysisTemplate'),
        privacyBudget: ofKind('privacyBudget'),
      },
      constructOf: this.constructOf,
    };
  }

  private readResource(cfn: CfnResource): void {
    // A resource of no class of its own has its type, but none of the properties that the readers know.
    if (Object.getPrototypeOf(cfn) === CfnResource.prototype) {
      return;
    }
    // By name: the modules of these services are not loaded for it.
    switch (cfn.cfnResourceType) {
      case 'AWS::CleanRooms::Collaboration':
        this.addCollaboration(cfn as CfnCollaboration);
        break;
      case 'AWS::CleanRooms::Membership':
        this.addMembership(cfn as CfnMembership);
        break;
      case 'AWS::CleanRooms::ConfiguredTable':
        this.addConfiguredTable(cfn as CfnConfiguredTable);
        break;
      case 'AWS::CleanRooms::ConfiguredTableAssociation':
        this.addAssociation(cfn as CfnConfiguredTableAssociation);
        break;
      case 'AWS::CleanRooms::AnalysisTemplate':
        this.addAnalysisTemplate(cfn as CfnAnalysisTemplate);
        break;
      case 'AWS::CleanRooms::PrivacyBudgetTemplate':
        this.addPrivacyBudget(cfn as CfnPrivacyBudgetTemplate);
        break;
      case 'AWS::CleanRooms::IntermediateTable':
      case 'AWS::CleanRooms::IdMappingTable':
        this.addDerivedTable(cfn as CfnIntermediateTable | CfnIdMappingTable);
        break;
      case 'AWS::Glue::Table':
        this.addGlueTable(cfn as CfnTable);
        break;
      case 'AWS::IAM::Role':
        this.addRole(cfn as CfnRole);
        break;
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::ManagedPolicy':
        this.policies.set(cfn, readPolicy(cfn as CfnPolicy | CfnManagedPolicy));
        break;
      case 'AWS::IAM::RolePolicy':
        this.policies.set(cfn, readRolePolicy(cfn as CfnRolePolicy));
        break;
      case 'AWS::S3::Bucket':
        this.nodes.set(cfn, { kind: 'bucket', ...this.base(cfn) });
    }
  }

  private addCollaboration(cfn: CfnCollaboration): void {
    this.addSubject(cfn, { kind: 'collaboration', ...this.base(cfn), ...readCollaboration(cfn), memberships: [] });
  }

  /** A custom resource is no L1, so it is known by what it keeps of its properties. */
  private addAddedMember(construct: IConstruct): void {
    const late = readAddedMember(construct);
    if (!late) {
      return;
    }
    this.joins.push(() => {
      const link = this.follow<CollaborationNode>(construct, late.collaborationPointer, 'collaboration');
      const collaboration = nodeOf(link) as Mutable<CollaborationNode> | undefined;
      if (collaboration) {
        collaboration.members = withAddedMember(collaboration.members, late.member);
      }
    });
  }

  private addMembership(cfn: CfnMembership): void {
    const facts = readMembership(cfn);
    const node: Mutable<MembershipNode> = {
      kind: 'membership',
      ...this.base(cfn),
      ...facts,
      collaboration: OUTSIDE,
      resultBucket: OUTSIDE,
      resultRole: OUTSIDE,
      jobResultRole: OUTSIDE,
      associations: [],
      templates: [],
      budgets: [],
      derivedTables: [],
    };
    this.addSubject(cfn, node, () => {
      node.collaboration = this.follow<CollaborationNode>(cfn, facts.collaborationPointer, 'collaboration');
      nodeOf(node.collaboration)?.memberships.push(node);
      if (facts.resultOutput.state === 'known') {
        node.resultBucket = this.follow<BucketNode>(cfn, facts.resultOutput.value.bucket, 'bucket');
        node.resultRole = this.follow<RoleNode>(cfn, facts.resultOutput.value.rolePointer, 'role');
      }
      if (facts.jobResultOutput.state === 'known') {
        node.jobResultRole = this.follow<RoleNode>(cfn, facts.jobResultOutput.value.rolePointer, 'role');
      }
    });
  }

  private addConfiguredTable(cfn: CfnConfiguredTable): void {
    const facts = readConfiguredTable(cfn);
    const node: Mutable<ConfiguredTableNode> = {
      kind: 'configuredTable',
      ...this.base(cfn),
      ...facts,
      glueTable: OUTSIDE,
      allowed: [],
      associations: [],
    };
    this.addSubject(cfn, node, () => {
      if (facts.source.state === 'known' && facts.source.value.kind === 'glue') {
        node.glueTable = this.follow<GlueTableNode>(cfn, facts.source.value.tablePointer, 'glueTable');
      }
      if (facts.rule.state === 'known' && facts.rule.value.custom.state === 'known') {
        node.allowed = itemsOf(facts.rule.value.custom.value.allowedAnalyses).map((pointer) =>
          this.follow<AnalysisTemplateNode>(cfn, pointer, 'analysisTemplate'),
        );
      }
    });
  }

  private addAssociation(cfn: CfnConfiguredTableAssociation): void {
    const facts = readAssociation(cfn);
    const node: Mutable<AssociationNode> = {
      kind: 'association',
      ...this.base(cfn),
      ...facts,
      membership: OUTSIDE,
      table: OUTSIDE,
      role: OUTSIDE,
    };
    this.addSubject(cfn, node, () => {
      node.membership = this.follow<MembershipNode>(cfn, facts.membershipPointer, 'membership');
      node.table = this.follow<ConfiguredTableNode>(cfn, facts.tablePointer, 'configuredTable');
      node.role = this.follow<RoleNode>(cfn, facts.rolePointer, 'role');
      nodeOf(node.membership)?.associations.push(node);
      nodeOf(node.table)?.associations.push(node);
    });
  }

  private addAnalysisTemplate(cfn: CfnAnalysisTemplate): void {
    const facts = readAnalysisTemplate(cfn);
    const node: Mutable<AnalysisTemplateNode> = {
      kind: 'analysisTemplate',
      ...this.base(cfn),
      ...facts,
      membership: OUTSIDE,
    };
    this.addSubject(cfn, node, () => {
      node.membership = this.follow<MembershipNode>(cfn, facts.membershipPointer, 'membership');
      nodeOf(node.membership)?.templates.push(node);
    });
  }

  private addPrivacyBudget(cfn: CfnPrivacyBudgetTemplate): void {
    const facts = readPrivacyBudgetTemplate(cfn);
    const node: Mutable<PrivacyBudgetNode> = {
      kind: 'privacyBudget',
      ...this.base(cfn),
      ...facts,
      membership: OUTSIDE,
      resource: OUTSIDE,
    };
    this.addSubject(cfn, node, () => {
      node.membership = this.follow<MembershipNode>(cfn, facts.membershipPointer, 'membership');
      node.resource = this.follow<AssociationNode | ConfiguredTableNode>(
        cfn,
        facts.resourcePointer,
        'association',
        'configuredTable',
      );
      nodeOf(node.membership)?.budgets.push(node);
    });
  }

  private addDerivedTable(cfn: CfnIntermediateTable | CfnIdMappingTable): void {
    const node: Mutable<DerivedTableNode> = {
      kind: 'derivedTable',
      ...this.base(cfn),
      name: textOf(readRaw(cfn, cfn.name)),
      membership: OUTSIDE,
    };
    this.joins.push(() => {
      const pointer = pointerOf(readRaw(cfn, cfn.membershipIdentifier));
      node.membership = this.follow<MembershipNode>(cfn, pointer, 'membership');
      nodeOf(node.membership)?.derivedTables.push(node);
    });
  }

  private addGlueTable(cfn: CfnTable): void {
    const facts = readGlueTable(cfn);
    const node: Mutable<GlueTableNode> = { kind: 'glueTable', ...this.base(cfn), ...facts, dataBucket: OUTSIDE };
    this.nodes.set(cfn, node);
    this.joins.push(() => {
      if (facts.location.state === 'known') {
        node.dataBucket = this.follow<BucketNode>(cfn, facts.location.value.bucket, 'bucket');
      }
    });
  }

  private addRole(cfn: CfnRole): void {
    // A role of ours is right by construction, and its documents take long to resolve: rules have nothing to say of it.
    const facts = isServiceRole(cfn) ? UNKNOWN_ROLE : readRole(cfn);
    const node: Mutable<RoleNode> = { kind: 'role', ...this.base(cfn), trust: facts.trust, statements: facts.inline };
    this.nodes.set(cfn, node);
    if (facts.name.state === 'known') {
      this.rolesByName.set(facts.name.value, [...(this.rolesByName.get(facts.name.value) ?? []), node]);
    }
    this.joins.push(() => {
      const named = itemsOf(facts.managedPolicies).map((pointer) => this.statementsAt(pointer));
      node.statements = join(list([node.statements, ...named], isComplete(facts.managedPolicies)));
    });
  }

  /** The statements of a managed policy; unknown if its text is not in the tree. */
  private statementsAt(pointer: Pointer): ListFact<StatementFacts> {
    if (pointer.kind !== 'construct') {
      return UNKNOWN;
    }
    return this.policies.get(pointer.construct)?.statements ?? UNKNOWN;
  }

  /** A policy that lists its roles. One that names a role may mean a role of this tree, which is then not known whole. */
  private attachPolicy(policy: CfnResource, facts: PolicyFacts): void {
    for (const pointer of itemsOf(facts.roles)) {
      const role = nodeOf(this.follow<RoleNode>(policy, pointer, 'role')) as Mutable<RoleNode> | undefined;
      if (role) {
        role.statements = join(list([role.statements, facts.statements]));
      }
      if (pointer.kind !== 'literal') {
        continue;
      }
      for (const named of this.rolesByName.get(pointer.text) ?? []) {
        named.statements = UNKNOWN;
      }
    }
  }

  private addSubject(cfn: CfnResource, node: SubjectNode, joinNode?: () => void): void {
    this.nodes.set(cfn, node);
    this.constructOf.set(node, ownerOf(cfn));
    if (joinNode) {
      this.joins.push(joinNode);
    }
  }

  private base(cfn: CfnResource): NodeBase {
    return { path: ownerOf(cfn).node.path, env: readEnv(cfn), order: this.order++ };
  }

  private follow<T extends AnyNode>(from: IConstruct, pointer: Pointer, ...kinds: T['kind'][]): Link<T> {
    if (pointer.kind === 'literal') {
      return { to: 'outside', text: known(pointer.text) };
    }
    if (pointer.kind !== 'construct' && pointer.kind !== 'logical') {
      return OUTSIDE;
    }
    const node =
      pointer.kind === 'construct'
        ? this.nodes.get(pointer.construct)
        : this.logicalIds().get(`${Stack.of(from).node.path}|${pointer.logicalId}`);
    if (!node || !kinds.includes(node.kind as T['kind'])) {
      return OUTSIDE;
    }
    return { to: 'node', node: node as T, attribute: pointer.attribute };
  }

  private logicalIds(): Map<string, AnyNode> {
    this.byLogicalId ??= new Map(
      [...this.nodes].map(([construct, node]) => {
        const stack = Stack.of(construct);
        return [`${stack.node.path}|${stack.resolve((construct as CfnResource).logicalId)}`, node];
      }),
    );
    return this.byLogicalId;
  }
}

const UNKNOWN_ROLE: RoleFacts = { name: UNKNOWN, trust: UNKNOWN, inline: UNKNOWN, managedPolicies: UNKNOWN };

/** The construct that the user wrote: the L2 of which this L1 is the default child, or the L1 itself. */
function ownerOf(cfn: CfnResource): IConstruct {
  const parent = cfn.node.scope;
  return parent && !Stack.isStack(parent) && defaultChildOf(parent) === cfn ? parent : cfn;
}

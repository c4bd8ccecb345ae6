import type { ListFact } from './fact';
import type { Kind, LinkDeclaration, LinksFrom } from './kind';
import { addedMember } from './kinds/added-member';
import { analysisTemplate } from './kinds/analysis-template';
import { association } from './kinds/association';
import { audienceModelAssociation } from './kinds/audience-model-association';
import { autoApproval } from './kinds/auto-approval';
import { bucket } from './kinds/bucket';
import { bucketPolicy } from './kinds/bucket-policy';
import { changeApproval } from './kinds/change-approval';
import { collaboration } from './kinds/collaboration';
import { configuredTable } from './kinds/configured-table';
import { entityNamespace, entityStatement, mappingWorkflow } from './kinds/entity-resolution';
import { glueDatabase } from './kinds/glue-database';
import { glueTable } from './kinds/glue-table';
import { idMappingTable } from './kinds/id-mapping-table';
import { idNamespace } from './kinds/id-namespace';
import { intermediateTable } from './kinds/intermediate-table';
import { key } from './kinds/key';
import { membership } from './kinds/membership';
import { mlConfiguration } from './kinds/ml-configuration';
import { modelAlgorithm } from './kinds/model-algorithm';
import { modelAssociation } from './kinds/model-association';
import { managedPolicy, policy, rolePolicy } from './kinds/policy';
import { privacyBudget } from './kinds/privacy-budget';
import { registeredLocation } from './kinds/registered-location';
import { role } from './kinds/role';
import { trainingDataset } from './kinds/training-dataset';
import type { Link, NodeBase } from './node';
import { unique } from './unique';

/** All kinds of resource. Kinds that rules evaluate are in the order of the documentation. */
export const KINDS = {
  collaboration,
  membership,
  configuredTable,
  association,
  analysisTemplate,
  privacyBudget,
  intermediateTable,
  idMappingTable,
  idNamespace,
  trainingDataset,
  modelAlgorithm,
  modelAssociation,
  addedMember,
  autoApproval,
  changeApproval,
  audienceModelAssociation,
  mlConfiguration,
  entityNamespace,
  mappingWorkflow,
  entityStatement,
  glueTable,
  glueDatabase,
  registeredLocation,
  bucket,
  bucketPolicy,
  key,
  role,
  policy,
  managedPolicy,
  rolePolicy,
} as const;

type Kinds = typeof KINDS;
export type KindName = keyof Kinds;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

/** The declaration of a kind, for code that treats all kinds alike. */
export function kindOf(name: KindName): Kind<object, object, LinksFrom<object>> {
  return KINDS[name] as unknown as Kind<object, object, LinksFrom<object>>;
}

/** A link of a kind, and its name on the nodes of the kind. */
export interface NamedLink {
  readonly name: string;
  readonly declaration: LinkDeclaration<object>;
}

export function linksOf(name: KindName): readonly NamedLink[] {
  return LINKS[name];
}

const LINKS = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    Object.entries(kindOf(kind).links).map(([name, declaration]): NamedLink => ({ name, declaration })),
  ]),
) as unknown as Readonly<Record<KindName, readonly NamedLink[]>>;

/** The kinds that rules evaluate, each with its heading in the documentation of rules. */
export const SUBJECTS = KIND_NAMES.flatMap(
  (name): readonly { readonly kind: SubjectKind; readonly heading: string }[] => {
    const { heading } = KINDS[name] as { readonly heading?: string };
    return heading === undefined ? [] : [{ kind: name as SubjectKind, heading }];
  },
);

/** The lists on the nodes of a kind that contain nodes of other kinds. */
export function backListsOf(name: KindName): readonly string[] {
  return BACK_LISTS[name];
}

const BACK_LISTS = Object.fromEntries(
  KIND_NAMES.map((name) => {
    const links = KIND_NAMES.flatMap(linksOf).map(({ declaration }) => declaration);
    const lists = links.filter(({ to }) => to.includes(name)).flatMap(({ back }) => back);
    return [name, unique(lists)];
  }),
) as unknown as Readonly<Record<KindName, readonly string[]>>;

/** The links and lists of a kind by their names, before they are followed. */
export function namesOfLinks(name: KindName): object {
  return NAMES_OF_LINKS[name];
}

const NAMES_OF_LINKS = Object.fromEntries(
  KIND_NAMES.map((name) => {
    const names = [...linksOf(name).map((link) => link.name), ...backListsOf(name)];
    return [name, Object.fromEntries(names.map((link) => [link, undefined]))];
  }),
) as unknown as Readonly<Record<KindName, object>>;

/** A resource in the graph, with its facts, the targets of its references, and the nodes that refer to it. */
export type NodeOf<K extends KindName> = K extends KindName
  ? NodeBase & { readonly kind: K } & FactsOf<K> & LinksOf<K> & BackLinksOf<K>
  : never;

export type AnyNode = NodeOf<KindName>;

/** The kinds that rules evaluate. */
export type SubjectKind = {
  [K in KindName]: Kinds[K] extends { readonly heading: string } ? K : never;
}[KindName];

export type SubjectNode = NodeOf<SubjectKind>;

/** The resources of an app, joined by their references. */
export type Graph = { readonly [K in KindName]: readonly NodeOf<K>[] };

export type FactsOf<K extends KindName> = ReturnType<Kinds[K]['read']>;

type Links<K extends KindName> = Kinds[K]['links'];

export type LinksOf<K extends KindName> = {
  readonly [L in keyof Links<K>]: Links<K>[L] extends { readonly many: true }
    ? readonly Link<NodeOf<TargetOf<Links<K>[L]>>>[]
    : Link<NodeOf<TargetOf<Links<K>[L]>>>;
};

type TargetOf<L> = L extends LinkDeclaration<never> ? Extract<L['to'][number], KindName> : never;
type BackOf<L> = L extends LinkDeclaration<never> ? L['back'][number] : never;

type Pairs<List extends string, K> = List extends string ? readonly [List, K] : never;

/** The lists on the nodes of a kind that contain nodes of other kinds, as `[list, other kind]`. */
type BackPairs<K extends KindName> = {
  [J in KindName]: {
    [L in keyof Links<J>]: K extends TargetOf<Links<J>[L]> ? Pairs<BackOf<Links<J>[L]>, J> : never;
  }[keyof Links<J>];
}[KindName];

/** The lists are incomplete if they can contain resources whose references are not known at synthesis. */
export type BackLinksOf<K extends KindName> = {
  readonly [B in BackPairs<K>[0]]: ListFact<NodeOf<Extract<BackPairs<K>, readonly [B, KindName]>[1]>>;
};

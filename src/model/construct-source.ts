import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CUSTOM_RESOURCE, type CustomResourceNote } from '../private/custom-resource';
import { defaultChildOf } from '../private/l1';
import { isServiceRole } from '../private/service-role';
import { STATED_RESOURCE, type StatedResource } from '../private/stated-resource';
import { StackConditions } from './construct-conditions';
import { dependenciesOf } from './construct-dependencies';
import { readEnv, statedEnv } from './construct-env';
import { isLiteral } from './construct-literal';
import { ReferenceReader } from './construct-references';
import { CreationOrder } from './creation-order';
import type { Env } from './env';
import { canAddResources, standsForOthers } from './hidden';
import type { References } from './intrinsics';
import type { Kind, LinksFrom } from './kind';
import { onceFor } from './once-for';
import { ALWAYS, type Presence } from './presence';
import { at, type Pointer, templateName, UNREAD } from './raw';
import { readRaw, readRendered } from './resolve';
import { METADATA_KEY, type Property, type Resource, type Source } from './source';

/** The resources of stages that are not to be visited again. */
export type VisitedStages = ReadonlyMap<IConstruct, readonly Resource[]>;

export interface ConstructSourceOptions {
  /**
   * The resources of visited stages in the tree, which are taken as they are.
   *
   * @default - no stage has been visited
   */
  readonly visited?: VisitedStages;
  /**
   * Whether the app does not change as long as the source is read, so that literals need not be copied.
   *
   * @default false
   */
  readonly isFinal?: boolean;
  /**
   * Whether roles of this library are left unread. They are always valid, and their policy documents are slow to resolve.
   *
   * @default false
   */
  readonly skipsOwnRoles?: boolean;
}

/** A source that knows which stages its resources are in. */
export interface ConstructSource extends Source {
  /** The resources in a stage that has not been visited before, and in the stages that it contains. */
  resourcesIn(stage: IConstruct): readonly Resource[];
}

/**
 * A source with the resources of a construct tree: all L1s, the custom resources of this library, and what is stated
 * about resources outside of the app.
 */
export function constructSource(
  root: IConstruct,
  { visited = new Map(), isFinal = false, skipsOwnRoles = false }: ConstructSourceOptions = {},
): ConstructSource {
  const resources: Resource[] = [];
  const ranges = new Map<IConstruct, readonly [from: number, to: number]>();
  const references = new ReferenceReader(root.node.root);
  const readers: Readers = {
    isFinal,
    skipsOwnRoles,
    references,
    conditions: new StackConditions(),
    order: new CreationOrder((construct) => dependenciesOf(construct, references.of(construct))),
  };
  const visit = (construct: IConstruct) => {
    const from = resources.length;
    const known = construct === root ? undefined : visited.get(construct);
    for (const resource of known ?? resourceAt(construct, readers) ?? []) {
      resources.push(resource);
    }
    if (known === undefined) {
      construct.node.children.forEach(visit);
    }
    if (construct === root || Stage.isStage(construct)) {
      ranges.set(construct, [from, resources.length]);
    }
  };
  visit(root);
  return {
    resources,
    resourcesIn: (stage) => resources.slice(...(ranges.get(stage) ?? [0, 0])),
    get hidden() {
      return hiddenIn(root.node.root);
    },
  };
}

/** The stacks with resources that are not in the tree. */
function hiddenIn(root: IConstruct): readonly Env[] {
  const hiding: IConstruct[] = [];
  const nested = new Set<IConstruct | undefined>();
  const visit = (construct: IConstruct) => {
    if (Stack.isStack(construct)) {
      nested.add(construct.nestedStackResource);
    }
    if (hidesResources(construct)) {
      hiding.push(construct);
    }
    construct.node.children.forEach(visit);
  };
  visit(root);
  return hiding.filter((one) => !nested.has(one)).map(readEnv);
}

function hidesResources(construct: IConstruct): boolean {
  return Stack.isStack(construct)
    ? canAddResources(construct.templateOptions.transforms ?? [])
    : CfnResource.isCfnResource(construct) && standsForOthers(construct.cfnResourceType);
}

/** The construct that a finding about a resource refers to, which is the one that the user wrote. */
export function ownerOf(resource: Resource): IConstruct {
  return writtenByUser(resource.key as IConstruct);
}

/** The facts of one L1 without its references, for constructs that derive values from the objects that they receive. */
export function factsOf<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  l1: CfnResource,
): Facts {
  return kind.read(propertyOf(l1), readEnv(l1));
}

/** The facts that the user states about a resource outside of this app. */
export function statedFactsOf<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  construct: IConstruct,
): (Facts & { readonly env: Env }) | undefined {
  const stated = STATED_RESOURCE.read(construct);
  if (stated?.type !== kind.type) {
    return undefined;
  }
  const env = statedEnv(stated);
  return { ...kind.read(statedPropertiesOf(construct, stated), env), env };
}

/** The properties that are stated; all others are unknown. */
function statedPropertiesOf<Props>(
  scope: IConstruct,
  { properties }: StatedResource,
  references?: References,
): Property<Props> {
  const read = propertiesOf<Record<string, unknown>>(scope, properties, references);
  return (name) => (name in properties ? read(name) : UNREAD);
}

/** The construct that a pointer refers to, if it refers to one. */
export function constructAt(pointer: Pointer | undefined): IConstruct | undefined {
  return pointer?.kind === 'resource' ? (pointer.key as IConstruct) : undefined;
}

/** What reads the relations between resources. */
interface Readers {
  readonly isFinal: boolean;
  readonly skipsOwnRoles: boolean;
  readonly references: ReferenceReader;
  readonly conditions: StackConditions;
  readonly order: CreationOrder<IConstruct>;
}

function resourceAt(construct: IConstruct, readers: Readers): Resource[] | undefined {
  const custom = CUSTOM_RESOURCE.read(construct);
  if (custom) {
    const l1 = construct.node.findAll().find((child) => isProvided(child, custom)) as CfnResource | undefined;
    const references = readers.references.of(construct);
    const property = propertiesOf<Record<string, unknown>>(construct, custom.properties, references, readers.isFinal);
    return [new ConstructResource(construct, { type: custom.type, property, l1 }, readers)];
  }
  const stated = STATED_RESOURCE.read(construct);
  if (stated) {
    return [statedResourceOf(construct, stated, readers.references.of(construct))];
  }
  if (!CfnResource.isCfnResource(construct) || isProvided(construct, CUSTOM_RESOURCE.read(providerOf(construct)))) {
    return undefined;
  }
  const type = String(overridesOf(construct).Type ?? construct.cfnResourceType);
  const references = readers.references.of(construct);
  const isSkipped = readers.skipsOwnRoles && isServiceRole(construct) && !hasOverrides(construct);
  const property = isSkipped ? () => UNREAD : propertyOf(construct, references, readers.isFinal);
  return [new ConstructResource(construct, { type, property, l1: construct }, readers)];
}

/** The path of a construct. The CDK joins the IDs of all scopes each time. */
const pathOf = onceFor((construct: IConstruct): string => {
  const { scope, id } = construct.node;
  const path = scope ? pathOf(scope) : '';
  return path === '' ? id : `${path}/${id}`;
});

/** What the source reads of a resource. */
interface Written extends Pick<Resource, 'type' | 'property'> {
  /** The resource of the template. */
  readonly l1: CfnResource | undefined;
}

/** A resource of a construct. It is a class, since an object with getters makes each of them again, which takes time. */
class ConstructResource implements Resource {
  public readonly type: string;
  public readonly property: Resource['property'];
  private readonly l1: CfnResource | undefined;

  constructor(
    public readonly key: IConstruct,
    { type, property, l1 }: Written,
    private readonly readers: Readers,
  ) {
    this.type = type;
    this.property = property;
    this.l1 = l1;
  }

  public get path(): string {
    return pathOf(writtenByUser(this.key));
  }

  public get env(): Env {
    return readEnv(this.key);
  }

  public get presence(): Presence {
    return this.readers.conditions.presenceOf(this.l1, this.overrides.Condition);
  }

  public get deletionPolicy(): unknown {
    return this.l1 && deletionPolicyOf(this.l1);
  }

  public get updateReplacePolicy(): unknown {
    return this.overrides.UpdateReplacePolicy ?? this.l1?.cfnOptions?.updateReplacePolicy;
  }

  public get metadata(): unknown {
    const references = this.readers.references.of(this.key);
    return this.l1 && metadataOf(this.l1, this.overrides.Metadata !== undefined, references);
  }

  public isCreatedAfter(other: object): boolean {
    // What another stack creates can be there before.
    const isElsewhere = Stack.of(other as IConstruct) !== Stack.of(this.key);
    return isElsewhere || this.readers.order.isCreatedAfter(this.key, other as IConstruct);
  }

  private get overrides(): Readonly<Record<string, unknown>> {
    return this.l1 ? overridesOf(this.l1) : {};
  }
}

/** The deletion policy of an L1, as the template specifies it. */
export function deletionPolicyOf(l1: CfnResource): unknown {
  return overridesOf(l1).DeletionPolicy ?? l1.cfnOptions?.deletionPolicy;
}

/** What the metadata of an L1 states for this library, as the template will contain it. */
function metadataOf(l1: CfnResource, isOverridden: boolean, references: References): unknown {
  if (isOverridden) {
    return at(readRendered(l1, references), 'Metadata', METADATA_KEY);
  }
  return readRaw(l1, l1.cfnOptions?.metadata?.[METADATA_KEY], references);
}

/** Properties of an L1 as the template will contain them. */
function propertyOf(l1: CfnResource, references?: References, isFinal?: boolean): Resource['property'] {
  if (!hasOverrides(l1) && isTyped(l1)) {
    return propertiesOf<Record<string, unknown>>(l1, l1, references, isFinal);
  }
  let properties: unknown;
  return (name) => {
    properties ??= at(readRendered(l1, references), 'Properties') ?? {};
    return at(properties, templateName(name));
  };
}

/** Properties of a construct, which resolves their tokens. */
export function propertiesOf<Props>(
  scope: IConstruct,
  properties: object,
  references?: References,
  isFinal?: boolean,
): Property<Props> {
  return (name) => {
    const value = (properties as Readonly<Record<string, unknown>>)[name];
    return value === undefined || (isFinal && isLiteral(value)) ? value : readRaw(scope, value, references);
  };
}

/** Whether properties in the template are others than those of the L1. */
function hasOverrides(l1: CfnResource): boolean {
  return overridesOf(l1).Properties !== undefined;
}

/** Whether the class of an L1 has its properties by name. A generic `CfnResource` has only those of the template. */
function isTyped(l1: CfnResource): boolean {
  const { CFN_RESOURCE_TYPE_NAME: type } = l1.constructor as unknown as Readonly<Record<string, unknown>>;
  return type === l1.cfnResourceType;
}

/** What overrides set in the template, by the keys of a resource. All keys are set if it cannot be read. */
function overridesOf(l1: CfnResource): Readonly<Record<string, unknown>> {
  const { rawOverrides } = l1 as unknown as { readonly rawOverrides?: Readonly<Record<string, unknown>> };
  return rawOverrides ?? { Properties: {} };
}

/** Whether an L1 is the template's side of a custom resource of this library. */
function isProvided(construct: IConstruct, custom: CustomResourceNote | undefined): boolean {
  return custom !== undefined && CfnResource.isCfnResource(construct) && construct.cfnResourceType === custom.type;
}

/** The construct of this library that has an L1 as the resource of its `CustomResource`. */
function providerOf(l1: IConstruct): IConstruct {
  return l1.node.scope?.node.scope ?? l1;
}

function statedResourceOf(construct: IConstruct, stated: StatedResource, references: References): Resource {
  return {
    key: construct,
    type: stated.type,
    path: construct.node.path,
    env: statedEnv(stated),
    imported: true,
    declared: stated.declared,
    isCreatedAfter: () => true,
    presence: ALWAYS,
    deletionPolicy: UNREAD,
    updateReplacePolicy: UNREAD,
    metadata: readRaw(construct, stated.metadata, references),
    property: statedPropertiesOf(construct, stated, references),
  };
}

/** The L2 of which an L1 is the default child, or the construct itself. */
function writtenByUser(construct: IConstruct): IConstruct {
  const parent = construct.node.scope;
  return parent && !Stack.isStack(parent) && defaultChildOf(parent) === construct ? parent : construct;
}

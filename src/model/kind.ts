import type { Env } from './env';
import type { ListFact } from './fact';
import type { Identifier } from './identifiers';
import type { Pointer, Raw } from './raw';
import type { Property } from './source';

/**
 * The declaration of a kind of resource. The graph, the types of its nodes, the documentation and the test builders use
 * it.
 */
export interface Kind<Facts, Props, Links extends LinksFrom<Facts>> {
  /** The CloudFormation resource type. */
  readonly type: string;
  /**
   * Reads the facts of one resource without its references. It never throws. `metadata` reads what the metadata of the
   * resource states for this library.
   */
  readonly read: (property: Property<Props>, env: Env, metadata?: () => Raw) => Facts;
  /** The references of the resource, by the names of the links on a node. */
  readonly links: Links;
  /** The attributes that return what a link of the resource leads to, each with the link. */
  readonly forwards?: { readonly [attribute: string]: keyof Links & string };
  /** The lists on a node to which nothing belongs that is not known, if the resource is imported: it states their result. */
  readonly stated?: readonly string[];
  /** Reads the facts that depend on other nodes, after all links are resolved. */
  readonly complete?: (node: never) => Partial<Facts>;
}

/** The attributes of a resource of a membership that return its membership or its collaboration. */
export const OF_MEMBERSHIP = {
  MembershipArn: 'membership',
  CollaborationArn: 'membership',
  CollaborationIdentifier: 'membership',
} as const;

/** The declaration of a reference from a resource to other resources, or of a list of references. */
export type LinkDeclaration<Facts> = SingleLink<Facts> | ManyLinks<Facts>;

export interface SingleLink<Facts> extends Ends {
  readonly many: false;
  readonly pointer: (facts: Facts) => Pointer;
}

export interface ManyLinks<Facts> extends Ends {
  readonly many: true;
  /** The pointers of the references. They are incomplete if there can be others. */
  readonly pointers: (facts: Facts) => ListFact<Pointer>;
}

/** Where a reference leads. */
interface Ends {
  /** The kinds of resource that the reference can lead to. */
  readonly to: readonly string[];
  /** The lists on the target node that contain this node. */
  readonly back: readonly string[];
  /** Where the resource and its target always are together. A target that is certainly elsewhere is another resource. */
  readonly within: readonly Place[];
  /** Whether literal text is the name of the target, so that a target with another name is another resource. */
  readonly byName: boolean;
  /** The identifier that the property takes. References to anything else are wrong. */
  readonly takes?: Identifier;
}

export type Place = 'account' | 'region';

export type LinksFrom<Facts> = { readonly [name: string]: LinkDeclaration<Facts> };

/** A kind that rules evaluate, with its heading in the documentation of rules. */
export interface SubjectKindOf<Facts, Props, Links extends LinksFrom<Facts>> extends Kind<Facts, Props, Links> {
  readonly heading: string;
}

/**
 * Declares a kind that rules evaluate. The literal types are kept, because the types of nodes are derived from them.
 */
export function subject<Facts, Props, const Links extends LinksFrom<Facts>>(
  declaration: SubjectKindOf<Facts, Props, Links>,
): SubjectKindOf<Facts, Props, Links> {
  return declaration;
}

/** Declares a kind that is only the target of references. */
export function kind<Facts, Props, const Links extends LinksFrom<Facts>>(
  declaration: Kind<Facts, Props, Links>,
): Kind<Facts, Props, Links> {
  return declaration;
}

/** The literal types of a declaration, which are inferred from its arguments only. */
export interface Literals<To, Back> {
  readonly to: readonly NoInfer<To>[];
  readonly back: readonly NoInfer<Back>[];
}

/** What can be known of the target of a reference that does not lead to a resource of the source. */
export interface LinkOptions<Back> {
  /** @default - the target has no list of the nodes that refer to it */
  readonly back?: readonly Back[];
  /** @default - the target can be anywhere */
  readonly within?: readonly Place[];
  /** @default false - literal text can be that of any target */
  readonly byName?: boolean;
  /** @default - the property takes several identifiers, or it is not known which */
  readonly takes?: Identifier;
}

/** A link with one pointer, which can lead to one of several kinds. */
export function link<Facts, const To extends string, const Back extends string = never>(
  to: To | readonly To[],
  pointer: (facts: Facts) => Pointer,
  options: LinkOptions<Back> = {},
): SingleLink<Facts> & Literals<To, Back> {
  return { ...declared(to, options), pointer, many: false };
}

/** Links with a list of pointers, in the order of the list. */
export function links<Facts, const To extends string, const Back extends string = never>(
  to: To | readonly To[],
  pointers: (facts: Facts) => ListFact<Pointer>,
  options: LinkOptions<Back> = {},
): ManyLinks<Facts> & Literals<To, Back> {
  return { ...declared(to, options), pointers, many: true };
}

function declared<To extends string, Back extends string>(
  to: To | readonly To[],
  { back = [], within = [], byName = false, takes }: LinkOptions<Back>,
) {
  return { to: typeof to === 'string' ? [to] : to, back, within, byName, takes };
}

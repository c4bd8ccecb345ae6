import type { Env } from './env';
import type { Pointer } from './raw';
import type { Property } from './source';

/**
 * The declaration of a kind of resource. The graph, the types of its nodes, the documentation and the test builders use
 * it.
 */
export interface Kind<Facts, Props, Links extends LinksFrom<Facts>> {
  /** The CloudFormation resource type. */
  readonly type: string;
  /** Reads the facts of one resource without its references. It never throws. */
  readonly read: (property: Property<Props>, env: Env) => Facts;
  /** The references of the resource, by the names of the links on a node. */
  readonly links: Links;
  /** Reads the facts that depend on other nodes, after all links are resolved. */
  readonly complete?: (node: never) => Partial<Facts>;
}

/** The declaration of a reference from a resource to other resources. */
export interface LinkDeclaration<Facts> {
  /** The kinds of resource that the reference can lead to. */
  readonly to: readonly string[];
  /** The pointers of the reference: one pointer, or one for each element of a list. */
  readonly pointers: (facts: Facts) => readonly Pointer[];
  readonly many: boolean;
  /** The lists on the target node that contain this node. */
  readonly back: readonly string[];
  /** The lists that contain this node on nodes with a name that equals the literal text of a pointer. */
  readonly backByName: readonly string[];
}

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

/** A declaration with its literal types, which are inferred from its arguments only. */
export interface Declared<Facts, To, Back, ByName, Many> {
  readonly to: readonly NoInfer<To>[];
  readonly pointers: (facts: Facts) => readonly Pointer[];
  readonly many: Many;
  readonly back: readonly NoInfer<Back>[];
  readonly backByName: readonly NoInfer<ByName>[];
}

/** A link with one pointer, which can lead to one of several kinds. */
export function link<Facts, const To extends string, const Back extends string = never>(
  to: To | readonly To[],
  pointer: (facts: Facts) => Pointer,
  back: readonly Back[] = [],
): Declared<Facts, To, Back, never, false> {
  return { to: asArray(to), pointers: (facts) => [pointer(facts)], many: false, back, backByName: [] };
}

/** Links with a list of pointers, in the order of the list. */
export function links<
  Facts,
  const To extends string,
  const Back extends string = never,
  const ByName extends string = never,
>(
  to: To | readonly To[],
  pointers: (facts: Facts) => readonly Pointer[],
  back: readonly Back[] = [],
  backByName: readonly ByName[] = [],
): Declared<Facts, To, Back, ByName, true> {
  return { to: asArray(to), pointers, many: true, back, backByName };
}

function asArray<T extends string>(one: T | readonly T[]): readonly T[] {
  return typeof one === 'string' ? [one] : one;
}

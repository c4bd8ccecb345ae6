import type { Env } from './env';
import type { Pointer } from './raw';
import type { Property } from './source';

/**
 * The declaration of a kind of resource: all that the graph, the types of its nodes, the documentation, and the builders
 * of tests know of it.
 */
export interface Kind<Facts, Props, Links extends LinksFrom<Facts>> {
  /** The CloudFormation type. */
  readonly type: string;
  /** The facts of one resource by itself. Never throws. */
  readonly read: (property: Property<Props>, env: Env) => Facts;
  /** Where its references lead, by the name that the link has on a node. */
  readonly links: Links;
  /** The facts that depend on the nodes around, once every link has been followed. */
  readonly complete?: (node: never) => Partial<Facts>;
}

/** The references of a resource to other ones. */
export interface LinkDeclaration<Facts> {
  /** The kinds to which they can lead. */
  readonly to: readonly string[];
  /** One pointer, or as many as the resource has. */
  readonly pointers: (facts: Facts) => readonly Pointer[];
  readonly many: boolean;
  /** The lists of the node to which it leads that this node enters. */
  readonly back: readonly string[];
  /** The lists that it enters of a node whose known name is the literal text of a pointer, which may mean that node. */
  readonly backByName: readonly string[];
}

export type LinksFrom<Facts> = { readonly [name: string]: LinkDeclaration<Facts> };

/** A kind that rules judge, with its heading in the documentation of rules. */
export interface SubjectKindOf<Facts, Props, Links extends LinksFrom<Facts>> extends Kind<Facts, Props, Links> {
  readonly heading: string;
}

/** Declares a kind that rules judge. Keeps the literal types, from which the types of nodes are made. */
export function subject<Facts, Props, const Links extends LinksFrom<Facts>>(
  declaration: SubjectKindOf<Facts, Props, Links>,
): SubjectKindOf<Facts, Props, Links> {
  return declaration;
}

/** Declares a kind that is only referred to. */
export function kind<Facts, Props, const Links extends LinksFrom<Facts>>(
  declaration: Kind<Facts, Props, Links>,
): Kind<Facts, Props, Links> {
  return declaration;
}

/** A declaration with its literal types, which come from its arguments alone and not from where it is written. */
export interface Declared<Facts, To, Back, ByName, Many> {
  readonly to: readonly NoInfer<To>[];
  readonly pointers: (facts: Facts) => readonly Pointer[];
  readonly many: Many;
  readonly back: readonly NoInfer<Back>[];
  readonly backByName: readonly NoInfer<ByName>[];
}

/** A link by one pointer, which can lead to one of several kinds. */
export function link<Facts, const To extends string, const Back extends string = never>(
  to: To | readonly To[],
  pointer: (facts: Facts) => Pointer,
  back: readonly Back[] = [],
): Declared<Facts, To, Back, never, false> {
  return { to: asArray(to), pointers: (facts) => [pointer(facts)], many: false, back, backByName: [] };
}

/** Links by a list of pointers, in its order. */
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

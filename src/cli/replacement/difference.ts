import type { Raw } from '../../model/raw';
import type { TemplateResource } from '../../templates/template-resource';

/** The values of one property in both templates; `undefined` is an absent one. */
export interface Pair {
  /** The path as a template has it, for example `Members[1].MemberAbilities`; an index is that of the new template. */
  readonly path: string;
  readonly before: Raw;
  readonly after: Raw;
}

/** A place in the properties of a resource at which two templates differ, or can differ. */
export interface Difference extends Pair {
  /** Why it is not known whether the values differ at deployment. It is absent if they certainly do. */
  readonly doubt?: string;
  /** The previous resource to which the value refers, if the value differs because this resource is replaced. */
  readonly because?: TemplateResource;
}

/** What is known about two references, one of each template. */
export type Correspondence =
  | { readonly is: 'same' }
  | { readonly is: 'different'; readonly because?: TemplateResource }
  | { readonly is: 'unknown'; readonly doubt: string };

/** What a comparison needs to know beside the values. */
export interface Correspondences {
  /** Compares a target of the old template with one of the new template. */
  ofTargets(before: object, after: object): Correspondence;
  /** The attribute, or `Ref` if the attribute has the same value. */
  attributeOf(target: object, attribute: string): string;
  /** Whether both templates have the same section, such as `Mappings`. */
  isSameSection(name: string): boolean;
}

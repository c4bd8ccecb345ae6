import type { Env } from '../model/env';
import type { Presence } from '../model/presence';
import type { Raw } from '../model/raw';
import type { Resource } from '../model/source';
import type { StackTemplate } from './stack-template';

/** A resource of a template. It is its own key. */
export interface TemplateResource extends Resource {
  readonly stack: StackTemplate;
  /** The logical ID, or `undefined` for what is stated about a resource outside of the app. */
  readonly logicalId?: string;
}

/** How a resource is read. */
export interface Reading {
  readonly stack: StackTemplate;
  readonly logicalId?: string;
  readonly type: string;
  readonly path: string;
  readonly env: Env;
  readonly imported?: boolean;
  readonly declared?: readonly string[];
  readonly presence: () => Presence;
  readonly deletionPolicy: Raw;
  readonly updateReplacePolicy: Raw;
  readonly metadata?: () => Raw;
  readonly isCreatedAfter: (other: object) => boolean;
  readonly property: (name: string) => Raw;
}

export function templateResource({ presence, metadata, ...reading }: Reading): TemplateResource {
  let known: Presence | undefined;
  const resource: TemplateResource = {
    ...reading,
    get key() {
      return resource;
    },
    get metadata() {
      return metadata?.();
    },
    get presence() {
      known ??= presence();
      return known;
    },
  };
  return resource;
}

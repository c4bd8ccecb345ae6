import type { KindName } from './register';
import type { Resource } from './source';

/** The facts of a resource without its references, which are the same in each graph. */
export interface Draft {
  readonly kind: KindName;
  readonly resource: Resource;
  /** The position among all drafts. */
  readonly order: number;
  readonly facts: object;
}

/** Whether a resource is in a deployment. */
export type Status = 'present' | 'possible' | 'never';

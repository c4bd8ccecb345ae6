import type { AudienceModelDetails } from '../service/operations/audience-models';

/** The models with the name of a resource. */
export interface Observed {
  /** Those that this resource has created, the oldest first: more than one only if a list has hidden the first. */
  readonly own: readonly AudienceModelDetails[];
  /** The ARNs of all others. */
  readonly foreign: readonly string[];
}

/** Whether a model is not trained yet. */
export function isInTraining({ status }: AudienceModelDetails): boolean {
  return status === 'CREATE_PENDING' || status === 'CREATE_IN_PROGRESS';
}

/** Whether the service has accepted the deletion of a model. */
export function isBeingDeleted({ status }: AudienceModelDetails): boolean {
  return status === 'DELETE_PENDING' || status === 'DELETE_IN_PROGRESS';
}

/** Why the service has not trained or deleted a model. */
export function reasonOf({ statusDetails }: AudienceModelDetails): string {
  return (
    [statusDetails?.statusCode, statusDetails?.message].filter(Boolean).join(' ') || 'the service returned no reason'
  );
}

/** In the same order for every delivery. */
export function oldestFirst(models: readonly AudienceModelDetails[]): AudienceModelDetails[] {
  const keyOf = ({ createTime = '', audienceModelArn }: AudienceModelDetails) => `${createTime} ${audienceModelArn}`;
  return [...models].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

import type { ConfiguredAudienceModelDetails, ModelPolicy } from '../service/operations/configured-audience-models';

/** The models with the name of a resource. */
export interface Observed {
  /** Those that this resource has created, the oldest first: more than one only if a list has hidden the first. */
  readonly own: readonly ConfiguredAudienceModelDetails[];
  /** The ARNs of all others. */
  readonly foreign: readonly string[];
  /** The resource policy of the first own model. */
  readonly policy?: ModelPolicy;
}

/** In the same order for every delivery. */
export function oldestFirst(models: readonly ConfiguredAudienceModelDetails[]): ConfiguredAudienceModelDetails[] {
  const keyOf = ({ createTime = '', configuredAudienceModelArn }: ConfiguredAudienceModelDetails) =>
    `${createTime} ${configuredAudienceModelArn}`;
  return [...models].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

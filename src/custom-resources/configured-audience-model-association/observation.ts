import type { Tags } from '../service/marks';
import type { AudienceModelAssociation } from '../service/operations/audience-model-associations';
import type { AudienceModelAssociationProperties } from './contract';

export type OwnAssociation = AudienceModelAssociation & { readonly tags: Tags };

/** The associations of the membership of a resource. */
export interface Observed {
  /** Those that this resource has created, the oldest first. */
  readonly own: readonly OwnAssociation[];
  /** The ARNs of others that have the requested name, or are with the requested model. */
  readonly foreign: readonly string[];
}

/** Whether an association has what the service cannot change in it. */
export function fits(
  { configuredAudienceModelArn, manageResourcePolicies }: AudienceModelAssociation,
  requested: AudienceModelAssociationProperties,
): boolean {
  return (
    configuredAudienceModelArn === requested.configuredAudienceModelArn &&
    manageResourcePolicies === requested.manageResourcePolicies
  );
}

/** In the same order for every delivery. */
export function oldestFirst(associations: readonly OwnAssociation[]): OwnAssociation[] {
  return [...associations].sort((a, b) => a.createTime - b.createTime || (a.id < b.id ? -1 : 1));
}

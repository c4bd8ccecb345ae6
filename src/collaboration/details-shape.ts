import { BOOLEAN, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import type { CollaborationDetails } from './collaboration-details';
import type { CryptographicComputingOptions } from './cryptographic-computing';
import type { Member, MemberOptions } from './member';
import { MEMBER_OPTIONS } from './member-shape';

/** The shapes of `CollaborationDetails`. */
export const DETAILS: Shapes<CollaborationDetails> = {
  creator: optional(struct<MemberOptions>(MEMBER_OPTIONS)),
  members: optional(listOf(instance<Member>('Member'))),
  queryLogging: optional(BOOLEAN),
  jobLogging: optional(BOOLEAN),
  metrics: optional(BOOLEAN),
  allowedResultRegions: optional(listOf(STRING)),
  cryptographicComputing: optional(
    struct<CryptographicComputingOptions>({
      allowCleartext: optional(BOOLEAN),
      allowDuplicates: optional(BOOLEAN),
      allowJoinsOnColumnsWithDifferentNames: optional(BOOLEAN),
      preserveNulls: optional(BOOLEAN),
    }),
  ),
};

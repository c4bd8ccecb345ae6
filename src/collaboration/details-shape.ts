import { BOOLEAN, instance, listOf, optional, type Shapes, struct } from '../private/shape';
import type { CollaborationDetails } from './collaboration-details';
import type { Member, MemberOptions } from './member';
import { MEMBER_OPTIONS } from './member-shape';

/** The shapes of `CollaborationDetails`. */
export const DETAILS: Shapes<CollaborationDetails> = {
  creator: optional(struct<MemberOptions>(MEMBER_OPTIONS)),
  members: optional(listOf(instance<Member>('Member'))),
  queryLogging: optional(BOOLEAN),
};

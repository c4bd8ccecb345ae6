import type { PaymentConfiguration } from './payment';
import type { CollaborationRecord, MemberRecord, MlMemberAbilities } from './records';
import type { World } from './world';

/** A member as the creator specifies it, at the creation of the collaboration or later. */
export interface MemberSpecification {
  readonly accountId: string;
  readonly displayName: string;
  readonly memberAbilities: readonly string[];
  readonly mlMemberAbilities?: MlMemberAbilities;
  readonly paymentConfiguration?: PaymentConfiguration;
}

export function invite(world: World, specification: MemberSpecification): MemberRecord {
  const time = world.now();
  return {
    accountId: specification.accountId,
    displayName: specification.displayName,
    abilities: specification.memberAbilities,
    mlAbilities: specification.mlMemberAbilities,
    payment: specification.paymentConfiguration ?? { queryCompute: { isResponsible: false } },
    status: 'INVITED',
    createTime: time,
    updateTime: time,
  };
}

/** Whether an account takes part: it is invited or has joined, and has neither left nor been removed. */
export function takesPart(member: MemberRecord | undefined): member is MemberRecord {
  return member !== undefined && (member.status === 'INVITED' || member.status === 'ACTIVE');
}

export function participants(collaboration: CollaborationRecord): readonly MemberRecord[] {
  return [...collaboration.members.values()].filter(takesPart);
}

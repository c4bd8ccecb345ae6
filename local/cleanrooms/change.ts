import { conflict, invalid } from './errors';
import { invite, takesPart } from './member';
import { COSTS, mergePayment, type PaymentConfiguration, statedFor } from './payment';
import type { Change, ChangeInput, CollaborationRecord, MemberChange, MemberRecord } from './records';
import type { World } from './world';

/** The abilities that can come and go; those to query and to run jobs are fixed when the collaboration is created. */
const CHANGEABLE: { readonly [ability: string]: string } = {
  CAN_RECEIVE_RESULTS: 'RECEIVE_RESULTS_ABILITY',
  CAN_EXPORT_QUERY_ANALYSIS_LOG: 'EXPORT_QUERY_ANALYSIS_LOG_ABILITY',
};

const ML_CHANGEABLE: { readonly [ability: string]: string } = {
  CAN_RECEIVE_MODEL_OUTPUT: 'CAN_RECEIVE_MODEL_OUTPUT',
  CAN_RECEIVE_INFERENCE_OUTPUT: 'CAN_RECEIVE_INFERENCE_OUTPUT',
};

/** Refuses what cannot be done, and returns the types of change of what can. */
export function planChange(world: World, collaboration: CollaborationRecord, input: ChangeInput): Change {
  const { specificationType, specification } = input;
  const { member } = specification;
  if ((specificationType === 'MEMBER') !== (member !== undefined)) {
    throw invalid(`a change of type ${specificationType} needs a specification of that kind`);
  }
  const types = member === undefined ? ['EDIT_AUTO_APPROVED_CHANGE_TYPES'] : memberTypes(world, collaboration, member);
  return { specificationType, specification, types };
}

function memberTypes(world: World, collaboration: CollaborationRecord, change: MemberChange): readonly string[] {
  const fixed = change.memberAbilities.filter((ability) => !(ability in CHANGEABLE));
  if (fixed.length > 0) {
    throw invalid(`${fixed.join(' and ')} cannot be changed by a change request`);
  }
  const member = collaboration.members.get(change.accountId);
  const current = takesPart(member) ? member : undefined;
  if (current === undefined) {
    requireInvitable(world, collaboration, member, change);
  }
  const types = [
    ...(current === undefined ? ['ADD_MEMBER'] : []),
    ...abilityTypes(current?.abilities ?? [], change.memberAbilities, CHANGEABLE),
    ...(change.mlMemberAbilities === undefined
      ? []
      : abilityTypes(
          current?.mlAbilities?.customMLMemberAbilities ?? [],
          change.mlMemberAbilities.customMLMemberAbilities,
          ML_CHANGEABLE,
        )),
    ...payerTypes(current, change.paymentConfiguration),
  ];
  if (types.length === 0) {
    throw invalid(`the change of member ${change.accountId} changes nothing`);
  }
  return types;
}

function requireInvitable(
  world: World,
  collaboration: CollaborationRecord,
  member: MemberRecord | undefined,
  change: MemberChange,
): void {
  if (change.displayName === undefined) {
    throw invalid(`displayName is required to add member ${change.accountId}`);
  }
  if (member?.status === 'LEFT' || (member?.status === 'REMOVED' && !world.policy.removedMayReturn)) {
    const message = `account ${change.accountId} has ${member.status} the collaboration and cannot join it again`;
    throw conflict('INVALID_STATE', 'COLLABORATION', collaboration.id, message);
  }
}

function abilityTypes(
  current: readonly string[],
  wanted: readonly string[],
  names: { readonly [ability: string]: string },
): readonly string[] {
  return Object.entries(names).flatMap(([ability, name]) => {
    const [has, shall] = [current.includes(ability), wanted.includes(ability)];
    return has === shall ? [] : [`${shall ? 'GRANT' : 'REVOKE'}_${name}`];
  });
}

function payerTypes(current: MemberRecord | undefined, wanted: PaymentConfiguration | undefined): readonly string[] {
  const changes = COSTS.flatMap((cost) => {
    const [is, shall] = [statedFor(current?.payment, cost) ?? false, statedFor(wanted, cost)];
    return shall === undefined || shall === is ? [] : [shall ? 'ADD_PAYER_CANDIDATE' : 'REMOVE_PAYER_CANDIDATE'];
  });
  return [...new Set(changes)];
}

/** Does a change that was planned. */
export function commitChange(world: World, collaboration: CollaborationRecord, change: Change): void {
  const time = world.now();
  collaboration.updateTime = time;
  const { member: wanted, collaboration: settings } = change.specification;
  if (wanted === undefined) {
    collaboration.autoApprovedChangeTypes = settings?.autoApprovedChangeTypes ?? collaboration.autoApprovedChangeTypes;
    return;
  }
  const member = collaboration.members.get(wanted.accountId);
  if (takesPart(member)) {
    changeMember(world, member, wanted);
    member.updateTime = time;
  } else {
    const displayName = wanted.displayName ?? wanted.accountId;
    // A returning account goes to the end of the list, as a new member.
    collaboration.members.delete(wanted.accountId);
    collaboration.members.set(wanted.accountId, invite(world, { ...wanted, displayName }));
  }
}

function changeMember(world: World, member: MemberRecord, wanted: MemberChange): void {
  const fixed = member.abilities.filter((ability) => !(ability in CHANGEABLE));
  member.abilities = [...fixed, ...wanted.memberAbilities];
  member.displayName = wanted.displayName ?? member.displayName;
  member.mlAbilities = wanted.mlMemberAbilities ?? member.mlAbilities;
  if (wanted.paymentConfiguration === undefined) {
    return;
  }
  member.payment = mergePayment(member.payment, wanted.paymentConfiguration);
  const membership = world.memberships.get(member.membershipId ?? '');
  if (membership !== undefined) {
    membership.paymentConfiguration = withoutLostPayments(membership.paymentConfiguration, wanted.paymentConfiguration);
  }
}

/** Who is not a candidate any more has nothing left to accept. A new candidate accepts by UpdateMembership. */
function withoutLostPayments(accepted: PaymentConfiguration, wanted: PaymentConfiguration): PaymentConfiguration {
  const no = { isResponsible: false };
  const { queryCompute, jobCompute, machineLearning } = accepted;
  const lost = (cost: (typeof COSTS)[number]) =>
    statedFor(accepted, cost) === true && statedFor(wanted, cost) === false;
  const ml = Object.fromEntries(
    Object.entries(machineLearning ?? {}).map(([cost, is]) => [cost, lost(cost as 'modelTraining') ? no : is]),
  );
  return {
    ...accepted,
    queryCompute: lost('queryCompute') ? no : queryCompute,
    ...(jobCompute === undefined ? {} : { jobCompute: lost('jobCompute') ? no : jobCompute }),
    ...(machineLearning === undefined ? {} : { machineLearning: ml }),
  };
}

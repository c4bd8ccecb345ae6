import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import type { ChangeRequest, MemberChange } from '../service/operations/change-requests';
import type { MemberSummary } from '../service/operations/members';
import type { MemberProperties } from './contract';
import { changeOf, isAddition, isPresent } from './observation';

/**
 * The abilities of a change replace all that the member has, so those that this resource does not manage are
 * repeated.
 */
export function changeFor(properties: MemberProperties, member: MemberSummary | undefined): MemberChange {
  const managed = properties.receivesResults ? [CAN_RECEIVE_RESULTS] : [];
  if (!isPresent(member)) {
    return { accountId: properties.accountId, displayName: properties.displayName, memberAbilities: managed };
  }
  const others = member.abilities.filter((ability) => ability !== CAN_RECEIVE_RESULTS);
  return {
    accountId: properties.accountId,
    memberAbilities: [...others, ...managed],
    mlMemberAbilities: member.mlAbilities,
  };
}

/** Whether a request, once committed, leads to the requested state. */
export function isMatching(
  request: ChangeRequest,
  properties: MemberProperties,
  member: MemberSummary | undefined,
): boolean {
  // An existing member keeps its name.
  return (
    hasRequestedAbility(request, properties.accountId, properties) &&
    (isPresent(member) || changeOf(request, properties.accountId)?.displayName === properties.displayName)
  );
}

/** Whether a request is the one that this resource makes for an existing member. */
export function isGrantOrRevocation(request: ChangeRequest, accountId: string, properties: MemberProperties): boolean {
  return !isAddition(request) && hasRequestedAbility(request, accountId, properties);
}

function hasRequestedAbility(request: ChangeRequest, accountId: string, properties: MemberProperties): boolean {
  const abilities = changeOf(request, accountId)?.memberAbilities;
  return abilities?.includes(CAN_RECEIVE_RESULTS) === properties.receivesResults;
}

export function receivesResults({ abilities }: MemberSummary): boolean {
  return abilities.includes(CAN_RECEIVE_RESULTS);
}

/** The abilities that a change request cannot contain. */
const FIXED: ReadonlySet<string> = new Set([CAN_QUERY, CAN_RUN_JOB]);

export function hasFixedAbilities({ abilities }: MemberSummary): boolean {
  return abilities.some((ability) => FIXED.has(ability));
}

/** As part of an error message. */
export function describe(it: MemberChange | MemberSummary | undefined): string {
  const name = it?.displayName === undefined ? '' : `the name ${JSON.stringify(it.displayName)} and `;
  const abilities = it && ('abilities' in it ? it.abilities : it.memberAbilities);
  return `${name}${abilities?.join(', ') || 'no ability'}`;
}

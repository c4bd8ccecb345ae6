import { CAN_RECEIVE_RESULTS } from '../../private/words';
import type { Change, ChangeRequest } from '../service/operations/change-requests';

/*
 * What a change request for a member can ask for is listed here; everything else is more than was agreed, also what a
 * later version of the service adds. The status and the votes of a request ask for nothing.
 */
const PAYMENT = 'payment responsibilities';
const KNOWN_MEMBERS = {
  change: ['specificationType', 'specification', 'types'],
  specification: ['member'],
  member: ['accountId', 'displayName', 'memberAbilities', 'mlMemberAbilities', 'paymentConfiguration'],
  mlMemberAbilities: ['customMLMemberAbilities'],
} as const;

/** What the service calls a change, and what it asks for beside an account; undefined if nothing. */
const TYPES: ReadonlyMap<string, string | undefined> = new Map([
  ['ADD_MEMBER', undefined],
  ['REVOKE_RECEIVE_RESULTS_ABILITY', undefined],
  ['GRANT_RECEIVE_RESULTS_ABILITY', CAN_RECEIVE_RESULTS],
  ['ADD_PAYER_CANDIDATE', PAYMENT],
  ['REMOVE_PAYER_CANDIDATE', PAYMENT],
]);

/** What a change request asks for beyond what was agreed, in words; empty if nothing. */
export function excessOf({ changes }: ChangeRequest, agreedAbilities: readonly string[]): string[] {
  const requested = new Set(changes.flatMap(requestedBy));
  return [...requested].filter((what) => !agreedAbilities.includes(what));
}

function requestedBy(change: Change): string[] {
  const { specificationType, specification, types = [] } = change;
  const { member } = specification;
  const { memberAbilities, mlMemberAbilities, paymentConfiguration } = member ?? {};
  return [
    ...(specificationType === 'MEMBER' ? [] : [`a change of ${JSON.stringify(specificationType ?? 'UNKNOWN')}`]),
    ...itemsOf(memberAbilities, 'memberAbilities'),
    ...(mlMemberAbilities ? itemsOf(mlMemberAbilities.customMLMemberAbilities, 'customMLMemberAbilities') : []),
    ...(paymentConfiguration ? [PAYMENT] : []),
    ...(Array.isArray(types) ? types.flatMap(requestedByType) : ['unknown types']),
    ...unknownMembers(change, 'change'),
    ...unknownMembers(specification, 'specification'),
    ...unknownMembers(member, 'member'),
    ...unknownMembers(mlMemberAbilities, 'mlMemberAbilities'),
  ];
}

function requestedByType(type: string): string[] {
  const requested = TYPES.has(type) ? TYPES.get(type) : `the change ${type}`;
  return requested === undefined ? [] : [requested];
}

/** A list that is none asks for something unknown. */
function itemsOf(list: unknown, name: string): string[] {
  return Array.isArray(list) ? list.map(String) : [`unknown ${name}`];
}

function unknownMembers(value: object | undefined, of: keyof typeof KNOWN_MEMBERS): string[] {
  const known: readonly string[] = KNOWN_MEMBERS[of];
  const names = Object.entries(value ?? {}).flatMap(([name, member]) => (member === undefined ? [] : [name]));
  return names.filter((name) => !known.includes(name)).map((name) => `the unknown ${JSON.stringify(name)} of a ${of}`);
}

import {
  CAN_EXPORT_QUERY_ANALYSIS_LOG,
  CAN_RECEIVE_INFERENCE_OUTPUT,
  CAN_RECEIVE_MODEL_OUTPUT,
  CAN_RECEIVE_RESULTS,
  REMOVE_PAYER_CANDIDATE,
} from '../../private/words';
import type { Change, ChangeRequest } from '../service/operations/change-requests';

/*
 * What a change request for a member can ask for is listed here; everything else is more than was agreed, also what a
 * later version of the service adds. The status and the votes of a request ask for nothing.
 */
const KNOWN_MEMBERS = {
  change: ['specificationType', 'specification', 'types'],
  specification: ['member'],
  member: ['accountId', 'displayName', 'memberAbilities', 'mlMemberAbilities', 'paymentConfiguration'],
  mlMemberAbilities: ['customMLMemberAbilities'],
  paymentConfiguration: ['queryCompute', 'jobCompute', 'machineLearning'],
  machineLearning: ['modelTraining', 'modelInference', 'syntheticDataGeneration'],
} as const;

/** What the service calls a change, and what it asks for beside an account; undefined if nothing. */
const TYPES: ReadonlyMap<string, string | undefined> = new Map([
  ['ADD_MEMBER', undefined],
  ['REVOKE_RECEIVE_RESULTS_ABILITY', undefined],
  ['GRANT_RECEIVE_RESULTS_ABILITY', CAN_RECEIVE_RESULTS],
  ['REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY', undefined],
  ['GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY', CAN_EXPORT_QUERY_ANALYSIS_LOG],
  ['REVOKE_CAN_RECEIVE_MODEL_OUTPUT', undefined],
  ['GRANT_CAN_RECEIVE_MODEL_OUTPUT', CAN_RECEIVE_MODEL_OUTPUT],
  ['REVOKE_CAN_RECEIVE_INFERENCE_OUTPUT', undefined],
  ['GRANT_CAN_RECEIVE_INFERENCE_OUTPUT', CAN_RECEIVE_INFERENCE_OUTPUT],
  // The payment configuration contains the costs.
  ['ADD_PAYER_CANDIDATE', undefined],
  // Another member pays instead, which can be the one that approves.
  [REMOVE_PAYER_CANDIDATE, REMOVE_PAYER_CANDIDATE],
]);

/**
 * What a change request asks for beyond what was agreed, in words; empty if nothing.
 *
 * @param agreed abilities and costs, as the service calls them
 */
export function excessOf({ changes }: ChangeRequest, agreed: readonly string[]): string[] {
  const requested = new Set(changes.flatMap(requestedBy));
  const allowed = new Set(agreed.flatMap((one) => [one, paymentFor(one)]));
  return [...requested].filter((what) => !allowed.has(what));
}

function requestedBy(change: Change): string[] {
  const { specificationType, specification, types = [] } = change;
  const { member } = specification;
  const { memberAbilities, mlMemberAbilities } = member ?? {};
  return [
    ...(specificationType === 'MEMBER' ? [] : [`a change of ${JSON.stringify(specificationType ?? 'UNKNOWN')}`]),
    ...itemsOf(memberAbilities, 'memberAbilities'),
    ...(mlMemberAbilities ? itemsOf(mlMemberAbilities.customMLMemberAbilities, 'customMLMemberAbilities') : []),
    ...requestedByPayment(change),
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

/**
 * The costs that the account can pay from then on. What they were is only shown by the types, so without them it is
 * unknown whether it no longer pays for something.
 */
function requestedByPayment({ specification: { member }, types }: Change): string[] {
  const { paymentConfiguration: payment } = member ?? {};
  const { machineLearning, ...others } = payment ?? {};
  const costs = Object.entries({ ...others, ...machineLearning })
    .filter(([, responsibility]) => responsibility?.isResponsible !== false)
    .map(([cost]) => paymentFor(cost));
  const isUnclear = payment ? types === undefined : false;
  const isIncomplete = costs.length === 0 && Array.isArray(types) && types.includes('ADD_PAYER_CANDIDATE');
  return [
    ...costs,
    ...(isUnclear || isIncomplete ? ['payment responsibilities'] : []),
    ...unknownMembers(payment, 'paymentConfiguration'),
    ...unknownMembers(machineLearning, 'machineLearning'),
  ];
}

function paymentFor(cost: string): string {
  return `payment for ${cost}`;
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

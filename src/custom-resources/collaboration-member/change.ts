import { CAN_EXPORT_QUERY_ANALYSIS_LOG, CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import type { ChangeRequest, MemberChange } from '../service/operations/change-requests';
import type { MemberSummary } from '../service/operations/members';
import type { MemberProperties } from './contract';
import { changeOf, isAddition, isPresent } from './observation';
import { paidBy, paymentFor } from './payment';

/** What a member can do and pays, now or after a change. */
interface Terms {
  readonly abilities: readonly string[];
  readonly mlAbilities: readonly string[];
  readonly payments: readonly string[];
}

/**
 * The abilities of a change replace all that the member has, so those that this resource does not manage are
 * repeated. A payment configuration that it does not manage is left out, and stays as it is.
 */
export function changeFor(properties: MemberProperties, member: MemberSummary | undefined): MemberChange {
  const { accountId, displayName, mlAbilities, payments } = properties;
  const abilities = managedAbilities(properties).flatMap(([ability, isGranted]) => (isGranted ? [ability] : []));
  if (!isPresent(member)) {
    // Also what is not granted is stated: a list that is behind can hide a member that has it.
    return {
      accountId,
      displayName,
      memberAbilities: abilities,
      ...(mlAbilities ? { mlMemberAbilities: { customMLMemberAbilities: mlAbilities } } : {}),
      ...(payments ? { paymentConfiguration: paymentFor(payments, undefined) } : {}),
    };
  }
  const managed = new Set(managedAbilities(properties).map(([ability]) => ability));
  return {
    accountId,
    memberAbilities: [...member.abilities.filter((ability) => !managed.has(ability)), ...abilities],
    mlMemberAbilities: mlAbilities ? { customMLMemberAbilities: mlAbilities } : member.mlAbilities,
    ...(payments ? { paymentConfiguration: paymentFor(payments, member.paymentConfiguration) } : {}),
  };
}

/** The abilities that this resource manages, and whether they are granted. */
function managedAbilities(properties: MemberProperties): readonly (readonly [ability: string, isGranted: boolean])[] {
  const { receivesResults, exportsQueryAnalysisLog: exports } = properties;
  return [
    [CAN_RECEIVE_RESULTS, receivesResults],
    ...(exports === undefined ? [] : [[CAN_EXPORT_QUERY_ANALYSIS_LOG, exports] as const]),
  ];
}

/** Whether a request, once committed, leads to the requested state. */
export function isMatching(
  request: ChangeRequest,
  properties: MemberProperties,
  member: MemberSummary | undefined,
): boolean {
  const change = changeOf(request, properties.accountId);
  // An existing member keeps its name.
  return leadsTo(change, properties, member) && (isPresent(member) || change?.displayName === properties.displayName);
}

/** Whether a request is the one that this resource makes for an existing member. */
export function isChangeOfExisting(
  request: ChangeRequest,
  properties: MemberProperties,
  member: MemberSummary | undefined,
): boolean {
  return !isAddition(request) && leadsTo(changeOf(request, properties.accountId), properties, member);
}

function leadsTo(
  change: MemberChange | undefined,
  properties: MemberProperties,
  member: MemberSummary | undefined,
): boolean {
  // A response that lacks the abilities shows nothing.
  return (
    Array.isArray(change?.memberAbilities) &&
    isAsRequested(termsAfter(change, isPresent(member) ? member : undefined), properties)
  );
}

/** Whether a member has what was requested, whatever it has beside that. */
export function hasRequested(member: MemberSummary, properties: MemberProperties): boolean {
  return isAsRequested(termsOf(member), properties);
}

function isAsRequested(terms: Terms, properties: MemberProperties): boolean {
  const { mlAbilities, payments } = properties;
  return (
    managedAbilities(properties).every(([ability, isGranted]) => terms.abilities.includes(ability) === isGranted) &&
    (mlAbilities === undefined || isSame(terms.mlAbilities, mlAbilities)) &&
    (payments === undefined || isSame(terms.payments, payments))
  );
}

function termsOf({ abilities, mlAbilities, paymentConfiguration }: MemberSummary): Terms {
  return {
    abilities,
    mlAbilities: mlAbilities?.customMLMemberAbilities ?? [],
    payments: paidBy(paymentConfiguration),
  };
}

/** What a change leaves out stays as it is. */
function termsAfter(change: MemberChange, member: MemberSummary | undefined): Terms {
  const { memberAbilities, mlMemberAbilities, paymentConfiguration } = change;
  return termsOf({
    ...(member as MemberSummary),
    abilities: memberAbilities ?? [],
    mlAbilities: mlMemberAbilities ?? member?.mlAbilities,
    paymentConfiguration: paymentConfiguration ?? member?.paymentConfiguration,
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join() === [...new Set(b)].sort().join();
}

/** The abilities that a change request cannot contain. */
const FIXED: ReadonlySet<string> = new Set([CAN_QUERY, CAN_RUN_JOB]);

export function hasFixedAbilities({ abilities }: MemberSummary): boolean {
  return abilities.some((ability) => FIXED.has(ability));
}

/** As part of an error message. */
export function describeMember(member: MemberSummary): string {
  return describe(member.displayName, termsOf(member));
}

/** As part of an error message: what a change leads to. */
export function describeChange(change: MemberChange | undefined, member: MemberSummary | undefined): string {
  const terms = change && termsAfter(change, isPresent(member) ? member : undefined);
  return describe(change?.displayName, terms);
}

function describe(displayName: string | undefined, terms: Terms | undefined): string {
  const name = displayName === undefined ? '' : `the name ${JSON.stringify(displayName)} and `;
  const { abilities = [], mlAbilities = [], payments = [] } = terms ?? {};
  const paid = payments.map((cost) => `payment for ${cost}`);
  return `${name}${[...abilities, ...mlAbilities, ...paid].join(', ') || 'no ability'}`;
}

import { type ArnPattern, referenceIn } from './arn-pattern';
import { envOfArn } from './env';
import {
  excludes,
  type Fact,
  includes,
  is,
  isComplete,
  itemsOf,
  knownValue,
  type ListFact,
  list,
  map,
  UNKNOWN,
} from './fact';
import { trustSources } from './kinds/role';
import { knowsEveryAccount, participants } from './members';
import { type CollaborationNode, type MembershipNode, nodeOf, type RoleNode } from './nodes';
import { onceFor } from './once-for';
import { allows, canTrust } from './permissions';
import type { ConditionFacts, StatementFacts } from './statements';
import { unique } from './unique';

/** The principal as which Clean Rooms assumes the roles of associations and memberships. */
export const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';

/** The principal as which Clean Rooms ML assumes the roles of training datasets and models, and uses keys. */
export const CLEAN_ROOMS_ML = 'cleanrooms-ml.amazonaws.com';

const ASSUME = 'sts:AssumeRole';

/** Whether Clean Rooms can assume a role, if conditions are left aside. */
export const trustsCleanRooms = onceFor((role: RoleNode): Fact<boolean> => trustsService(role, CLEAN_ROOMS));

/** Whether a service can assume a role, if conditions are left aside. */
export function trustsService({ trust }: RoleNode, service: string): Fact<boolean> {
  const forService = map(trust, ({ items, complete }) => ({
    items: items.filter(({ services }) => !excludes(services, service)),
    complete,
  }));
  return allows(forService, ASSUME);
}

/** The services that certainly can assume a role. */
export function trustedServices({ trust }: RoleNode): readonly string[] {
  return itemsOf(trust)
    .filter((statement) => is(allows(list([statement]), ASSUME), true))
    .flatMap(({ services }) => itemsOf(services));
}

/** The statements that can let Clean Rooms assume a role. */
export const statementsForCleanRooms = onceFor(({ trust }: RoleNode): readonly StatementFacts[] =>
  itemsOf(trust).filter((statement) => canTrust(statement, CLEAN_ROOMS, ASSUME)),
);

/** The accounts whose memberships the trust policy of a role names, so that Clean Rooms can assume the role for them. */
export const trustedAccounts = onceFor((role: RoleNode): readonly string[] => {
  const accounts = statementsForCleanRooms(role)
    .filter(({ allow, services }) => is(allow, true) && includes(services, CLEAN_ROOMS))
    .flatMap(({ conditions }) => itemsOf(conditions))
    .filter(({ operator }) => IS_EQUAL.test(operator))
    .flatMap(({ key, values }) => itemsOf(values).flatMap((pattern) => accountsNamed(key, pattern)));
  return unique(accounts);
});

/** The account in a condition, if it is a literal. What follows it in an ARN can be any membership. */
function accountsNamed(key: string, [first]: ArnPattern): readonly string[] {
  const text = String(first);
  switch (key.toLowerCase()) {
    case 'aws:sourcearn': {
      const { account } = envOfArn(text);
      return account.state === 'known' && text.split(':')[2] === 'cleanrooms' ? [account.value] : [];
    }
    case 'aws:sourceaccount':
      return /^\d{12}$/.test(text) ? [text] : [];
    default:
      return [];
  }
}

/** The operators with which one of the values must match. */
const IS_EQUAL = /^(ForAnyValue:)?(Arn|String)(Equals|Like)(IgnoreCase)?$/;

/** For whom Clean Rooms assumes a role: the memberships of a collaboration, which are all in one Region. */
export interface Callers {
  readonly region: Fact<string>;
  /** @default - the collaboration is outside of the app */
  readonly collaboration?: CollaborationNode;
}

/** Whether the conditions of all statements certainly exclude every membership of a collaboration. */
export function excludesCallers(role: RoleNode, callers: Callers): boolean {
  const statements = statementsForCleanRooms(role);
  return (
    isComplete(role.trust) &&
    statements.length > 0 &&
    statements.every(({ conditions }) => itemsOf(conditions).some((one) => excludesAll(one, role, callers)))
  );
}

/** Whether a condition of a statement certainly excludes every membership of a collaboration. */
function excludesAll({ operator, key, values }: ConditionFacts, role: RoleNode, callers: Callers): boolean {
  if (!IS_EQUAL.test(operator) || !isComplete(values)) {
    return false;
  }
  switch (key.toLowerCase()) {
    case 'aws:sourcearn':
      return itemsOf(values).every((value) => isForeignArn(value, callers, role));
    case 'aws:sourceaccount':
      return itemsOf(values).every((value) => isForeignAccount(value, callers));
    default:
      return false;
  }
}

function isForeignArn(pattern: ArnPattern, callers: Callers, role: RoleNode): boolean {
  const reference = referenceIn(pattern);
  if (reference) {
    const link = role.sources[trustSources(role).indexOf(reference)];
    const node = link && nodeOf(link);
    return node?.kind === 'membership' && isElsewhere(node, callers);
  }
  // A part is whole only if a colon follows it.
  const [, , service, region, account] = String(pattern[0]).split(':').slice(0, -1);
  return (
    isOther(service, list(['cleanrooms'])) ||
    isOther(
      region,
      map(callers.region, (one) => ({ items: [one], complete: true })),
    ) ||
    isOther(account, accountsOf(callers))
  );
}

function isForeignAccount([account, ...rest]: ArnPattern, callers: Callers): boolean {
  return rest.length === 0 && typeof account === 'string' && isOther(account, accountsOf(callers));
}

/** Whether a text without wildcards is certainly none of the values. */
function isOther(text: string | undefined, values: ListFact<string | undefined>): boolean {
  return text !== undefined && /^[^*?]+$/.test(text) && excludes(values, text);
}

function isElsewhere(membership: MembershipNode, { collaboration }: Callers): boolean {
  const other = nodeOf(membership.collaboration);
  return collaboration !== undefined && other !== undefined && other !== collaboration;
}

function accountsOf({ collaboration }: Callers): ListFact<string | undefined> {
  if (!collaboration || !knowsEveryAccount(collaboration)) {
    return UNKNOWN;
  }
  return list(participants(collaboration).map(({ account }) => knownValue(account)));
}

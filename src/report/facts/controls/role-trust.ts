import type { ArnPattern } from '../../../model/arn-pattern';
import { isComplete, itemsOf, knownValue } from '../../../model/fact';
import { trustSources } from '../../../model/kinds/role';
import { nodeOf, type RoleNode } from '../../../model/nodes';
import type { Pointer } from '../../../model/raw';
import type { ConditionFacts, StatementFacts } from '../../../model/statements';
import { statementsForCleanRooms } from '../../../model/trust';
import { sortedNames } from '../sorted';

/** Any membership. */
const ANY = '*';

/**
 * The memberships for which Clean Rooms can assume a role, as far as the trust policy names them: `account/path` of a
 * membership in the app, `account/ID`, `account/*` for any membership of an account, or `*`. It is undefined if not all of
 * them are known.
 *
 * Statements that deny something, and conditions that are not about memberships, only narrow this.
 */
export function trustedMemberships(role: RoleNode): readonly string[] | undefined {
  if (!isComplete(role.trust)) {
    return undefined;
  }
  const ofEach = statementsForCleanRooms(role).map((statement) => ofStatement(statement, role));
  return ofEach.includes(undefined) ? undefined : sortedNames(ofEach.flatMap((names) => names ?? []));
}

type Names = readonly string[] | undefined;

/** All conditions of a statement must be met, so that the narrowest one applies. */
function ofStatement({ conditions }: StatementFacts, role: RoleNode): Names {
  const known = conditions.state === 'absent' || isComplete(conditions);
  const narrowing = itemsOf(conditions).filter(
    ({ operator, key }) => isEqual(operator) && key.toLowerCase() in READERS,
  );
  const ofEach = narrowing.map((condition) => ofCondition(condition, role));
  const narrow = ofEach.filter((names) => names !== undefined && !names.includes(ANY));
  if (narrow.length > 0) {
    return narrow.reduce((fewest, names) => (breadth(names) < breadth(fewest) ? names : fewest));
  }
  return known && !ofEach.includes(undefined) ? [ANY] : undefined;
}

/** A condition on accounts is broader than one on memberships. */
function breadth(names: Names): number {
  return names?.some((name) => name.endsWith(`/${ANY}`)) ? 1 : 0;
}

/** The operators with which one of the values must match. Those that apply only if the key exists narrow nothing. */
function isEqual(operator: string): boolean {
  return /^(ForAnyValue:)?(Arn|String)(Equals|Like)(IgnoreCase)?$/.test(operator);
}

function ofCondition({ key, values }: ConditionFacts, role: RoleNode): Names {
  const read = READERS[key.toLowerCase()];
  const names = itemsOf(values).map((value) => read(joined(value), referencesIn(value), role));
  return isComplete(values) && !names.includes(undefined) ? names.flatMap((name) => name ?? []) : undefined;
}

type Reader = (text: string, references: readonly Pointer[], role: RoleNode) => string | undefined;

const READERS: { readonly [key: string]: Reader } = {
  'aws:sourcearn': ofSourceArn,
  'aws:sourceaccount': ofSourceAccount,
  'sts:externalid': ofExternalId,
};

/** Stands for a reference in a text. */
const HOLE = '\0';

function joined(pattern: ArnPattern): string {
  return pattern.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
}

function referencesIn(pattern: ArnPattern): readonly Pointer[] {
  return pattern.filter((part) => typeof part === 'object');
}

function ofSourceArn(text: string, references: readonly Pointer[], role: RoleNode): string | undefined {
  if (text === HOLE) {
    return nameOf(references[0], role);
  }
  const match = /^(arn|\*):[^:]*:(cleanrooms|\*):[^:]*:([^:]*):(membership\/|\*)(.*)$/s.exec(text);
  if (!match) {
    return text.includes(HOLE) ? undefined : text.includes('*') || text.includes('?') ? ANY : undefined;
  }
  const [, , , account, , id] = match;
  if (id === HOLE) {
    return nameOf(references.at(-1), role);
  }
  if (account.includes(HOLE) || id.includes(HOLE)) {
    return undefined;
  }
  if (!/^\d{12}$/.test(account)) {
    return ANY;
  }
  return `${account}/${id === '' ? ANY : id}`;
}

function ofSourceAccount(text: string): string | undefined {
  if (text.includes(HOLE)) {
    return undefined;
  }
  return /^\d{12}$/.test(text) ? `${text}/${ANY}` : ANY;
}

/**
 * The query engine uses an external ID that ends in the ID of the membership that runs a query.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function ofExternalId(text: string, references: readonly Pointer[], role: RoleNode): string | undefined {
  const id = /:dbuser:[^/]*\/([^*]*)\*?$/s.exec(text)?.[1];
  if (id === HOLE) {
    return nameOf(references.at(-1), role);
  }
  if (id?.includes(HOLE)) {
    return undefined;
  }
  if (id === undefined) {
    return text.includes(HOLE) ? undefined : ANY;
  }
  return id === '' ? ANY : `*/${id}`;
}

/** A membership in the app. */
function nameOf(reference: Pointer | undefined, role: RoleNode): string | undefined {
  const link = reference && role.sources[trustSources(role).indexOf(reference)];
  const node = link && nodeOf(link);
  return node?.kind === 'membership' ? `${knownValue(node.env.account) ?? ANY}/${node.path}` : undefined;
}

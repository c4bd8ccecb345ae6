import { describe, expect, test } from 'vitest';
import type { ArnPattern } from '../../src/model/arn-pattern';
import { is, type ListFact } from '../../src/model/fact';
import type { Link, MembershipNode } from '../../src/model/nodes';
import type { Pointer } from '../../src/model/raw';
import type { StatementFacts } from '../../src/model/statements';
import {
  type Callers,
  excludesCallers,
  statementsForCleanRooms,
  trustedAccounts,
  trustedServices,
  trustsCleanRooms,
  trustsService,
} from '../../src/model/trust';
import {
  ADVERTISER,
  collaboration,
  known,
  list,
  member,
  membership,
  OUTSIDE,
  PUBLISHER,
  role,
  STRANGER,
  statement,
  to,
  UNKNOWN,
} from '../support/nodes';

const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';
const GLUE = 'glue.amazonaws.com';

const forServices = (...services: string[]) => statement({ services });
const ofUnknownServices: StatementFacts = { ...statement({}), services: list([GLUE], false) };
const tagging: StatementFacts = { ...forServices(CLEAN_ROOMS), actions: list(['sts:TagSession']) };
const ofUnknownActions: StatementFacts = { ...forServices(CLEAN_ROOMS), actions: UNKNOWN };
const ofUnknownEffect: StatementFacts = { ...forServices(CLEAN_ROOMS), allow: UNKNOWN };
const denying = statement({ services: [CLEAN_ROOMS], allow: false });

describe('a role', () => {
  test.each<[string, ListFact<StatementFacts>]>([
    ['trusts nothing', list([])],
    ['trusts another service', list([forServices(GLUE)])],
    ['trusts accounts', list([statement({ principals: [[STRANGER]] })])],
    ['lets the service only tag sessions', list([tagging])],
    ['denies it to the service', list([denying])],
    ['lets another service do something unknown', list([{ ...forServices(GLUE), actions: UNKNOWN }])],
  ])('cannot be assumed by a service if it %s', (_, trust) => {
    expect(trustsService(role({ trust }), CLEAN_ROOMS)).toEqual(known(false));
    expect(trustsCleanRooms(role({ trust }))).toEqual(known(false));
  });

  test.each<[string, ListFact<StatementFacts>]>([
    ['it is named', list([forServices(CLEAN_ROOMS)])],
    ['it is named beside others', list([forServices(GLUE, CLEAN_ROOMS)])],
    ['another statement names it', list([forServices(GLUE), forServices(CLEAN_ROOMS)])],
    ['some services are unknown', list([ofUnknownServices])],
    ['a statement is unknown', list([forServices(GLUE)], false)],
    ['all statements are unknown', UNKNOWN],
    ['the actions are unknown', list([ofUnknownActions])],
    ['the effect is unknown', list([ofUnknownEffect])],
  ])('can be assumed by a service if %s', (_, trust) => {
    expect(is(trustsService(role({ trust }), CLEAN_ROOMS), false)).toBe(false);
    expect(is(trustsCleanRooms(role({ trust })), false)).toBe(false);
  });

  test('certainly trusts the services of statements that allow it', () => {
    const statements = [forServices(GLUE, CLEAN_ROOMS), denying, tagging, ofUnknownActions, ofUnknownEffect];

    expect(trustedServices(role({ trust: list(statements, false) }))).toEqual([GLUE, CLEAN_ROOMS]);
    expect(trustedServices(role({ trust: UNKNOWN }))).toEqual([]);
  });

  test('can trust Clean Rooms by some of its statements', () => {
    const sure = forServices(GLUE, CLEAN_ROOMS);
    const possible = [ofUnknownServices, ofUnknownActions, ofUnknownEffect];
    const others = [forServices(GLUE), denying, tagging, statement({ principals: [[STRANGER]] })];

    expect(statementsForCleanRooms(role({ trust: list([sure, ...possible, ...others]) }))).toEqual([sure, ...possible]);
  });
});

const ARN: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
const UNKNOWN_VALUE: Pointer = { kind: 'unknown' };
const arnOf = (account: string, { region = 'us-east-1', service = 'cleanrooms' } = {}) =>
  `arn:aws:${service}:${region}:${account}:membership/*`;

/** A statement for Clean Rooms that is bound to one of the values. */
function when(values: readonly ArnPattern[], operator = 'StringLike', key = 'aws:SourceAccount') {
  return statement({ services: [CLEAN_ROOMS], conditions: [{ operator, key, values: list(values) }] });
}

const whenArn = (...values: ArnPattern[]) => when(values, 'ArnLike', 'aws:SourceArn');

describe('the accounts whose memberships a role names', () => {
  test.each<[string, readonly StatementFacts[], readonly string[]]>([
    ['an account', [when([[STRANGER]])], [STRANGER]],
    ['several', [when([[STRANGER], [ADVERTISER]])], [STRANGER, ADVERTISER]],
    [
      'one of each statement, each once',
      [when([[STRANGER]]), whenArn([arnOf(STRANGER)], [arnOf(PUBLISHER)])],
      [STRANGER, PUBLISHER],
    ],
    ['that of an ARN', [whenArn([arnOf(STRANGER)])], [STRANGER]],
    ['that of an ARN that goes on with a token', [whenArn([arnOf(STRANGER), UNKNOWN_VALUE])], [STRANGER]],
    ['one by a key in any case', [when([[STRANGER]], 'StringEquals', 'AWS:sourceaccount')], [STRANGER]],
    ...[
      'StringEquals',
      'StringEqualsIgnoreCase',
      'ArnEquals',
      'ArnLike',
      'ForAnyValue:StringLike',
      'ForAnyValue:StringEquals',
    ].map((operator): [string, readonly StatementFacts[], readonly string[]] => [
      `one by ${operator}`,
      [when([[STRANGER]], operator)],
      [STRANGER],
    ]),
  ])('are %s', (_, statements, expected) => {
    expect(trustedAccounts(role({ trust: list(statements) }))).toEqual(expected);
  });

  test.each<[string, StatementFacts]>([
    ['a pattern', when([['3333*']])],
    ['a longer number', when([['3333333333334']])],
    ['text around a number', when([[`a${STRANGER}`]])],
    ['a shorter number', when([['33333333333']])],
    ['a token', when([[UNKNOWN_VALUE]])],
    ['an ARN of another service', whenArn([arnOf(STRANGER, { service: 'glue' })])],
    ['an ARN of any account', whenArn([arnOf('*')])],
    ['an ARN of the app', whenArn([ARN])],
    ['a value that must not match', when([[STRANGER]], 'StringNotEquals')],
    ['a value that may be left out', when([[STRANGER]], 'StringEqualsIfExists')],
    ['a value for all', when([[STRANGER]], 'ForAllValues:StringEquals')],
    ['a number', when([[STRANGER]], 'NumericEquals')],
    ['another condition', when([[STRANGER]], 'StringEquals', 'aws:PrincipalAccount')],
    ['an account of another service', { ...when([[STRANGER]]), services: list([GLUE]) }],
    ['an account of an unknown service', { ...when([[STRANGER]]), services: list<string>([], false) }],
    ['an account that is denied', { ...when([[STRANGER]]), allow: known(false) }],
    ['an account of a statement of unknown effect', { ...when([[STRANGER]]), allow: UNKNOWN }],
    ['nothing', forServices(CLEAN_ROOMS)],
  ])('are none in %s', (_, one) => {
    expect(trustedAccounts(role({ trust: list([one]) }))).toEqual([]);
  });
});

describe('the memberships of a collaboration', () => {
  const ads = collaboration();
  const own = membership(ads);
  const foreign = membership(collaboration());
  const here: Callers = { region: known('us-east-1'), collaboration: ads };
  const trusting = (statements: readonly StatementFacts[], sources: readonly Link<MembershipNode>[] = []) =>
    role({ trust: list(statements), sources });
  const bound = (...lists: ListFact<ArnPattern>[]): StatementFacts => ({
    ...when([]),
    conditions: list(lists.map((values) => ({ operator: 'StringEquals', key: 'aws:SourceAccount', values }))),
  });

  test.each<[string, readonly StatementFacts[], (readonly Link<MembershipNode>[])?]>([
    ['another account', [when([[STRANGER]])]],
    ['one of several other accounts', [when([[STRANGER], ['444444444444']])]],
    ['an ARN of another account', [whenArn([arnOf(STRANGER)])]],
    ['an ARN of another Region', [whenArn([arnOf(PUBLISHER, { region: 'eu-west-1' })])]],
    ['an ARN of another service', [whenArn([arnOf(PUBLISHER, { service: 'glue' })])]],
    ['the start of an ARN of another account', [whenArn([`arn:aws:cleanrooms:us-east-1:${STRANGER}:`, UNKNOWN_VALUE])]],
    ['a membership of another collaboration', [whenArn([ARN])], [to(foreign)]],
    ['another account or membership, by one statement each', [when([[STRANGER]]), whenArn([ARN])], [to(foreign)]],
    ['another account, beside an account of it', [bound(list([[PUBLISHER]]), list([[STRANGER]]))]],
    ['another account, beside statements for others', [when([[STRANGER]]), forServices(GLUE)]],
  ])('are excluded by a condition on %s', (_, statements, sources) => {
    expect(excludesCallers(trusting(statements, sources), here)).toBe(true);
  });

  test.each<[string, readonly StatementFacts[], (readonly Link<MembershipNode>[])?]>([
    ['an account of it', [when([[ADVERTISER]])]],
    ['an account of it among others', [when([[STRANGER], [ADVERTISER]])]],
    ['an account with a wildcard', [when([['3333*']])]],
    ['an account that starts with a wildcard', [when([['*33333333333']])]],
    ['an account with a wildcard for a digit', [when([['33333333333?']])]],
    ['an account that goes on with a token', [when([['3333', UNKNOWN_VALUE]])]],
    ['an ARN of it', [whenArn([arnOf(PUBLISHER)])]],
    ['an ARN whose account goes on with a token', [whenArn(['arn:aws:cleanrooms:us-east-1:3333', UNKNOWN_VALUE])]],
    ['an ARN with wildcards', [whenArn([arnOf('3*', { region: 'eu-*', service: 'clean*' })])]],
    ['anything', [whenArn(['*'])]],
    ['a membership of it', [whenArn([ARN])], [to(own)]],
    ['a membership outside of the app', [whenArn([ARN])], [OUTSIDE]],
    ['a membership of an unknown collaboration', [whenArn([ARN])], [to(membership(undefined))]],
    ['a membership that nothing leads to', [whenArn([ARN])], []],
    ['another account, but not in all statements', [when([[STRANGER]]), forServices(CLEAN_ROOMS)]],
    ['another account that must not match', [when([[STRANGER]], 'StringNotEquals')]],
    ['another principal', [when([[STRANGER]], 'StringEquals', 'aws:PrincipalAccount')]],
    ['a key that every object of JavaScript has', [when([[STRANGER]], 'StringEquals', 'constructor')]],
    ['another account in an incomplete list', [bound(list<ArnPattern>([[STRANGER]], false))]],
    ['nothing', [forServices(CLEAN_ROOMS)]],
    ['another service, which is not asked', [forServices(GLUE)]],
  ])('can be admitted by a condition on %s', (_, statements, sources) => {
    expect(excludesCallers(trusting(statements, sources), here)).toBe(false);
  });

  test('can be admitted by a statement that is unknown', () => {
    expect(excludesCallers(role({ trust: list([when([[STRANGER]])], false) }), here)).toBe(false);
  });

  test.each<[string, StatementFacts, Callers]>([
    ['the Region', whenArn([arnOf(PUBLISHER, { region: 'eu-west-1' })]), { ...here, region: UNKNOWN }],
    [
      'an account',
      when([[STRANGER]]),
      { ...here, collaboration: collaboration({ creator: { ...member(PUBLISHER), account: UNKNOWN } }) },
    ],
    ['the members', when([[STRANGER]]), { ...here, collaboration: collaboration({ members: UNKNOWN }) }],
    ['the collaboration', when([[STRANGER]]), { region: here.region }],
  ])('can be admitted if %s is unknown', (_, one, callers) => {
    expect(excludesCallers(trusting([one]), callers)).toBe(false);
  });

  test('are excluded by their Region, whatever collaboration they are of', () => {
    const elsewhere = trusting([whenArn([arnOf(PUBLISHER, { region: 'eu-west-1' })])]);

    expect(excludesCallers(elsewhere, { region: here.region })).toBe(true);
    expect(excludesCallers(trusting([whenArn([ARN])], [to(foreign)]), { region: here.region })).toBe(false);
  });
});

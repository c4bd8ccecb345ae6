import type { StatementFacts } from '../../../src/model/statements';
import { narrowTrustStandsAlone } from '../../../src/rules/association/narrow-trust-stands-alone';
import { association, list, OUTSIDE, role, statement, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'remove the statement without conditions from the trust policy, or omit `role` so that the association creates one';

const CLEAN_ROOMS = { services: ['cleanrooms.amazonaws.com'] };
const OPEN = statement(CLEAN_ROOMS);
const bound = (key: string) =>
  statement({ ...CLEAN_ROOMS, conditions: [{ operator: 'ArnEquals', key, values: list([['arn:…']]) }] });

const trusting = (...statements: StatementFacts[]) =>
  association(undefined, table(), { role: to(role({ trust: list(statements) })) });

const VIOLATION = {
  severity: 'warning',
  what: 'the trust policy of the role "Role" of "sales" has a statement without conditions beside one that is bound to memberships',
  fix: FIX,
  property: 'RoleArn',
} as const;

describeRule(narrowTrustStandsAlone, {
  fires: [
    {
      name: 'one statement is open',
      subject: () => trusting(OPEN, bound('aws:SourceArn')),
      violations: [VIOLATION],
    },
    {
      name: 'an external ID narrows nothing either',
      subject: () => trusting(bound('STS:ExternalId'), OPEN),
      violations: [VIOLATION],
    },
  ],
  quiet: [
    { name: 'the only statement is open', subject: () => trusting(OPEN) },
    { name: 'both statements are bound', subject: () => trusting(bound('aws:SourceArn'), bound('sts:ExternalId')) },
    {
      name: 'the open statement is for another service',
      subject: () => trusting(statement({ services: ['glue.amazonaws.com'] }), bound('aws:SourceArn')),
    },
    {
      name: 'the statement with a condition denies',
      subject: () => trusting(OPEN, { ...bound('aws:SourceArn'), allow: { state: 'known', value: false } }),
    },
  ],
  unknown: [
    { name: 'an effect is a token', subject: () => trusting({ ...OPEN, allow: UNKNOWN }, bound('aws:SourceArn')) },
    { name: 'the conditions are a token', subject: () => trusting(OPEN, { ...bound('a'), conditions: UNKNOWN }) },
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
  ],
});

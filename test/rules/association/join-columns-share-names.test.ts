import type { ListFact } from '../../../src/model/fact';
import { joinColumnsShareNames } from '../../../src/rules/association/join-columns-share-names';
import {
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  known,
  list,
  listRule,
  membership,
  PUBLISHER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'give the columns the same name, or set `allowJoinsOnColumnsWithDifferentNames` of `cryptographicComputing` of the collaboration to true, which replaces the collaboration';

type Rule = ReturnType<typeof customRule> | typeof UNKNOWN;

function encrypted(
  allowJoinsOnColumnsWithDifferentNames = known(false) as ReturnType<typeof known<boolean>> | typeof UNKNOWN,
) {
  return collaboration({ encryption: known({ allowCleartext: known(true), allowJoinsOnColumnsWithDifferentNames }) });
}

const overlap = (...columns: readonly string[]) => listRule(list(columns), list(['city']));
const counts = (joinColumns: ListFact<string>) => aggregationRule({ joinColumns });

/** The second one of two tables of the publisher and another member, with these rules. */
function second(of: ReturnType<typeof collaboration>, first: Rule, other: Rule, account = ADVERTISER) {
  const own = membership(of, PUBLISHER);
  association(own, table({ name: known('users'), rule: first }));
  const partner = account === PUBLISHER ? own : membership(of, account);
  return association(partner, table({ rule: other }));
}

function warning(own: string, other: string) {
  return {
    severity: 'warning' as const,
    what: `"sales" can be joined on ${own} and "users" on ${other}, but "Ads" joins encrypted columns only if they have the same name`,
    fix: FIX,
    property: 'ConfiguredTableIdentifier',
  };
}

describeRule(joinColumnsShareNames, {
  fires: [
    {
      name: 'list rules with other join columns',
      subject: () => second(encrypted(), overlap('hashed_email'), overlap('email_hash', 'phone')),
      violations: [warning('"email_hash", "phone"', '"hashed_email"')],
    },
    {
      name: 'aggregation rules with other join columns',
      subject: () => second(encrypted(), counts(list(['hashed_email'])), counts(list(['email_hash']))),
      violations: [warning('"email_hash"', '"hashed_email"')],
    },
    {
      name: 'one of several tables of the other member has other join columns, and the first such table is named',
      subject: () => {
        const room = encrypted();
        const publisher = membership(room, PUBLISHER);
        association(publisher, table({ name: known('crm'), rule: overlap('email_hash') }));
        association(publisher, table({ name: known('users'), rule: overlap('hashed_email') }));
        association(publisher, table({ name: known('shops'), rule: overlap('hashed_email') }));
        return association(membership(room, ADVERTISER), table({ rule: overlap('email_hash') }));
      },
      violations: [warning('"email_hash"', '"hashed_email"')],
    },
    {
      name: 'a member has the same table under another rule',
      subject: () => {
        const room = encrypted();
        const publisher = membership(room, PUBLISHER);
        association(publisher, table({ name: known('crm'), rule: counts(list(['hashed_email'])) }));
        association(publisher, table({ name: known('users'), rule: overlap('hashed_email') }));
        return association(membership(room, ADVERTISER), table({ rule: overlap('email_hash') }));
      },
      violations: [warning('"email_hash"', '"hashed_email"')],
    },
  ],
  quiet: [
    {
      name: 'a column is the same',
      subject: () => second(encrypted(), overlap('id', 'email'), overlap('phone', 'ID')),
    },
    { name: 'other names are allowed', subject: () => second(encrypted(known(true)), overlap('a'), overlap('b')) },
    { name: 'nothing is encrypted', subject: () => second(collaboration(), overlap('a'), overlap('b')) },
    { name: 'one member has both tables', subject: () => second(encrypted(), overlap('a'), overlap('b'), PUBLISHER) },
    {
      name: 'no query can read tables of two types',
      subject: () => second(encrypted(), overlap('a'), counts(list(['b']))),
    },
    { name: 'a table has no join columns', subject: () => second(encrypted(), counts(list([])), counts(list(['b']))) },
    { name: 'a custom rule has no join columns', subject: () => second(encrypted(), customRule(), customRule()) },
    {
      name: 'the first one of two tables',
      subject: () => {
        const room = encrypted();
        const first = association(membership(room, PUBLISHER), table({ rule: overlap('a') }));
        association(membership(room, ADVERTISER), table({ rule: overlap('b') }));
        return first;
      },
    },
  ],
  unknown: [
    {
      name: 'the join columns of one table are not all known',
      subject: () => second(encrypted(), counts(list(['a'], false)), counts(list(['b']))),
    },
    { name: 'the rule of one table is a token', subject: () => second(encrypted(), UNKNOWN, overlap('b')) },
    {
      name: 'whether other names are allowed is a token',
      subject: () => second(encrypted(UNKNOWN), overlap('a'), overlap('b')),
    },
  ],
});

import type { Fact } from '../../../src/model/fact';
import { tableNameNeedsNoQuotes } from '../../../src/rules/association/table-name-needs-no-quotes';
import { association, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'specify an `associationName` that starts with a letter, has only letters, digits and underscores, and is not a reserved word';

function called(name: Fact<string>) {
  return association(undefined, undefined, { name });
}

describeRule(tableNameNeedsNoQuotes, {
  fires: [
    {
      name: 'the name is a reserved word',
      subject: () => called(known('Order')),
      violations: [
        { severity: 'warning', what: 'the table name "Order" is a reserved word of SQL', fix: FIX, property: 'Name' },
      ],
    },
    {
      name: 'the name starts with a digit',
      subject: () => called(known('2026_sales')),
      violations: [
        {
          severity: 'warning',
          what: 'the table name "2026_sales" does not start with a letter',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'the name has a hyphen',
      subject: () => called(known('sales-eu')),
      violations: [
        {
          severity: 'warning',
          what: 'the table name "sales-eu" contains blanks or hyphens',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'the name has a blank',
      subject: () => called(known('sales eu')),
      violations: [
        {
          severity: 'warning',
          what: 'the table name "sales eu" contains blanks or hyphens',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'the name has a reserved start',
      subject: () => called(known('PG_sales')),
      violations: [
        {
          severity: 'warning',
          what: 'the table name "PG_sales" starts with "PG_", which is reserved',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the name has letters, digits and underscores', subject: () => called(known('sales_2026')) },
    { name: 'the name starts with an underscore', subject: () => called(known('_sales')) },
    { name: 'a reserved word is a part of the name', subject: () => called(known('orders')) },
    { name: 'the name is empty, which is another mistake', subject: () => called(known('')) },
  ],
  unknown: [{ name: 'the name is a token', subject: () => called(UNKNOWN) }],
});

import { templateColumnsAreAllowed } from '../../../src/rules/analysis-template/template-columns-are-allowed';
import {
  ADVERTISER,
  association,
  collaboration,
  known,
  list,
  membership,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use an allowed column, or add the column to `allowedColumns` of the table';

describeRule(templateColumnsAreAllowed, {
  fires: [
    {
      name: 'a column is not allowed',
      subject: () => reading('SELECT s.email FROM sales s'),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 8), "s.email" is not an allowed column of the tables that it reads',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a column is not returned by a subquery',
      subject: () => reading('WITH a AS (SELECT city FROM sales) SELECT COUNT(revenue), COUNT(revenue) FROM a'),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 49), "revenue" is not an allowed column of the tables that it reads',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'all columns are allowed',
      subject: () => reading('SELECT User_Id, shops.city AS town FROM sales JOIN shops USING (user_id) ORDER BY town'),
    },
    { name: 'the table does not exist, which is another mistake', subject: () => reading('SELECT email FROM other') },
    {
      name: 'two tables can have the name',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), table(), { name: known('sales') });
        association(membership(ads, ADVERTISER), table(), { name: known('sales') });
        return template(membership(ads, ADVERTISER), 'SELECT email FROM sales');
      },
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) },
    {
      name: 'the columns of the table are a token',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), table({ allowedColumns: UNKNOWN }), { name: known('sales') });
        return template(membership(ads, ADVERTISER), 'SELECT email FROM sales');
      },
    },
    {
      name: 'not all columns of the table are known',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), table({ allowedColumns: list(['city'], false) }), { name: known('sales') });
        return template(membership(ads, ADVERTISER), 'SELECT email FROM sales');
      },
    },
    {
      name: 'the table is outside of the app',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), undefined, { name: known('sales') });
        return template(membership(ads, ADVERTISER), 'SELECT email FROM sales');
      },
    },
  ],
});

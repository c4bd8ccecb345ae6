import { columnsExistInGlue } from '../../../src/rules/configured-table/columns-exist-in-glue';
import { ABSENT, glueTable, list, outside, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove "postcode" from `allowedColumns`, or add "postcode" to the AWS Glue table "sales"';

const GLUE = to(glueTable());

describeRule(columnsExistInGlue, {
  fires: [
    {
      name: 'an allowed column is misspelt',
      subject: () => table({ allowedColumns: list(['user_id', 'emial']), glueTable: GLUE }),
      violations: [
        {
          severity: 'error',
          what: 'the column "emial" of "sales" does not exist in the AWS Glue table "sales", which has the columns "user_id", "city", "revenue", "email"',
          fix: 'use "email" in `allowedColumns` instead, or add "emial" to the AWS Glue table "sales"',
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'an allowed column resembles none',
      subject: () => table({ allowedColumns: list(['postcode']), glueTable: GLUE }),
      violations: [
        {
          severity: 'error',
          what: 'the column "postcode" of "sales" does not exist in the AWS Glue table "sales", which has the columns "user_id", "city", "revenue", "email"',
          fix: FIX,
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'an allowed column resembles one that is allowed anyway',
      subject: () => table({ allowedColumns: list(['email', 'emial']), glueTable: GLUE }),
      violations: [
        {
          severity: 'error',
          what: 'the column "emial" of "sales" does not exist in the AWS Glue table "sales", which has the columns "user_id", "city", "revenue", "email"',
          fix: 'remove "emial" from `allowedColumns`, or add "emial" to the AWS Glue table "sales"',
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'other allowed columns are unknown',
      subject: () => table({ allowedColumns: list(['postcode'], false), glueTable: GLUE }),
      violations: [
        {
          severity: 'error',
          what: 'the column "postcode" of "sales" does not exist in the AWS Glue table "sales", which has the columns "user_id", "city", "revenue", "email"',
          fix: FIX,
          property: 'AllowedColumns',
        },
      ],
    },
  ],
  quiet: [
    { name: 'all columns exist', subject: () => table({ glueTable: GLUE }) },
    {
      name: 'the names differ in letter case only',
      subject: () => table({ glueTable: to(glueTable({ columns: list(['USER_ID', 'City', 'revenue']) })) }),
    },
    {
      name: 'the columns of the Glue table are left out',
      subject: () => table({ glueTable: to(glueTable({ columns: ABSENT })) }),
    },
  ],
  unknown: [
    { name: 'the Glue table is not part of the app', subject: () => table({ glueTable: outside('sales') }) },
    {
      name: 'the columns of the Glue table come from a crawler',
      subject: () => table({ glueTable: to(glueTable({ columns: UNKNOWN })) }),
    },
    {
      name: 'a column of the Glue table is a token',
      subject: () => table({ glueTable: to(glueTable({ columns: list(['user_id'], false) })) }),
    },
    { name: 'the allowed columns are a token', subject: () => table({ allowedColumns: UNKNOWN, glueTable: GLUE }) },
  ],
});

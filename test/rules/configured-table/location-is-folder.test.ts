import type { Fact } from '../../../src/model/fact';
import { locationIsFolder } from '../../../src/rules/configured-table/location-is-folder';
import { glueTable, known, OUTSIDE, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'move the file to a folder, and set the location of the AWS Glue table to the folder, with a slash at the end';

function endingIn(lastName: Fact<string>) {
  const location = known({ bucket: { kind: 'unknown' } as const, prefix: known('sales'), lastName });
  return table({ glueTable: to(glueTable({ location })) });
}

function violation(name: string) {
  return {
    severity: 'warning',
    what: `the location of the AWS Glue table "sales" of "sales" ends in "${name}", which is the name of a file`,
    fix: FIX,
    property: 'TableReference',
  } as const;
}

describeRule(locationIsFolder, {
  fires: [
    {
      name: 'the location is a text file',
      subject: () => endingIn(known('customers.csv')),
      violations: [violation('customers.csv')],
    },
    {
      name: 'the location is a compressed file',
      subject: () => endingIn(known('day=1.json.GZ')),
      violations: [violation('day=1.json.GZ')],
    },
  ],
  quiet: [
    { name: 'the location ends in a slash', subject: () => endingIn(known('')) },
    { name: 'the folder has a plain name', subject: () => endingIn(known('sales')) },
    { name: 'the folder is named after a version', subject: () => endingIn(known('sales.v2')) },
  ],
  unknown: [
    { name: 'the end of the location is a token', subject: () => endingIn(UNKNOWN) },
    { name: 'the location is a token', subject: () => table({ glueTable: to(glueTable()) }) },
    { name: 'the Glue table is outside of the app', subject: () => table({ glueTable: OUTSIDE }) },
  ],
});

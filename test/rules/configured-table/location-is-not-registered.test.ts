import type { Fact } from '../../../src/model/fact';
import { locationIsNotRegistered } from '../../../src/rules/configured-table/location-is-not-registered';
import { bucket, glueTable, known, OUTSIDE, registeredLocation, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'read the table with `TableSource.athena`, which supports only custom analysis rules, or remove the registration';

function place(prefix: Fact<string>) {
  return known({ bucket: { kind: 'unknown' } as const, prefix, lastName: known('') });
}

/** A table whose data is below a prefix of a bucket, of which another prefix is registered. */
function registered(
  prefix: Fact<string>,
  data: Fact<string> = known('sales'),
  hybridAccess: Fact<boolean> = known(false),
) {
  const lake = bucket();
  registeredLocation({ bucket: to(lake), location: place(prefix), hybridAccess });
  return table({ glueTable: to(glueTable({ dataBucket: to(lake), location: place(data) })) });
}

const VIOLATION = {
  severity: 'error',
  what: 'the data of "sales" is in the bucket "Lake", which "App/Registration" registers with Lake Formation',
  fix: FIX,
  property: 'TableReference',
} as const;

describeRule(locationIsNotRegistered, {
  fires: [
    { name: 'the bucket is registered', subject: () => registered(known('')), violations: [VIOLATION] },
    { name: 'the folder is registered', subject: () => registered(known('sales')), violations: [VIOLATION] },
    {
      name: 'a folder around it is registered',
      subject: () => registered(known('shop'), known('shop/sales')),
      violations: [VIOLATION],
    },
    {
      name: 'nothing is said about hybrid access',
      subject: () => registered(known(''), known('sales'), { state: 'absent' }),
      violations: [VIOLATION],
    },
  ],
  quiet: [
    { name: 'another folder is registered', subject: () => registered(known('sale')) },
    { name: 'a folder inside is registered', subject: () => registered(known('sales/2025')) },
    {
      name: 'the location is in hybrid access mode',
      subject: () => registered(known(''), known('sales'), known(true)),
    },
    {
      name: 'nothing is registered',
      subject: () => table({ glueTable: to(glueTable({ dataBucket: to(bucket()), location: place(known('sales')) })) }),
    },
  ],
  unknown: [
    { name: 'the registered folder is a token', subject: () => registered(UNKNOWN) },
    {
      name: 'the registered location is a token',
      subject: () => {
        const lake = bucket();
        registeredLocation({ bucket: to(lake), location: UNKNOWN });
        return table({ glueTable: to(glueTable({ dataBucket: to(lake), location: place(known('sales')) })) });
      },
    },
    { name: 'the folder of the table is a token', subject: () => registered(known(''), UNKNOWN) },
    { name: 'the mode is a token', subject: () => registered(known(''), known('sales'), UNKNOWN) },
    { name: 'the Glue table is outside of the app', subject: () => table({ glueTable: OUTSIDE }) },
    { name: 'the bucket is outside of the app', subject: () => table({ glueTable: to(glueTable()) }) },
  ],
});

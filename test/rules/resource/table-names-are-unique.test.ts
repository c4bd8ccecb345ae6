import { tableNamesAreUnique } from '../../../src/rules/resource/table-names-are-unique';
import {
  ADVERTISER,
  association,
  collaboration,
  env,
  idMappingTable,
  intermediateTable,
  known,
  membership,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify a different `associationName` in `membership.associate`';

describeRule(tableNamesAreUnique, {
  fires: [
    {
      name: 'the table of another member has the name, in another case',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), table(), { name: known('Sales'), path: 'App/Theirs' });
        return association(membership(ads, ADVERTISER), table(), { name: known('sALES') });
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sALES" is already in use: "Sales" at "App/Theirs"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'one table is associated twice with one membership, of an unknown collaboration',
      subject: () => {
        const own = membership(undefined);
        association(own, table(), { path: 'App/First' });
        return association(own, table());
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sales" is already in use: "sales" at "App/First"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'a table made from others has the name, though it comes later',
      subject: () => {
        const ads = collaboration();
        const subject = association(membership(ads), table());
        intermediateTable(membership(ads, ADVERTISER), known('SALES'));
        return subject;
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sales" is already in use: "SALES" at "App/Daily"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'a table of mapped IDs has the name of another one',
      subject: () => {
        const own = membership(collaboration());
        idMappingTable(own, { path: 'App/First' });
        return idMappingTable(own);
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "ids" is already in use: "ids" at "App/First"',
          fix: 'specify a different name',
          property: 'Name',
        },
      ],
    },
    {
      name: 'a declared member has two tables of the name',
      subject: () => {
        const outside = { imported: true, declared: [] };
        const partner = membership(collaboration(), ADVERTISER, outside);
        association(partner, table(), { ...outside, path: 'App/First' });
        return association(partner, table(), outside);
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sales" is already in use: "sales" at "App/First"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'two memberships of one account have tables of the name',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), table(), { path: 'App/First' });
        return association(membership(ads), table());
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sales" is already in use: "sales" at "App/First"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
    {
      name: 'a declared association has the name of a table made from others',
      subject: () => {
        const ads = collaboration();
        const outside = { imported: true, declared: [] };
        association(membership(ads, ADVERTISER, outside), table(), { ...outside, path: 'App/Declared' });
        return intermediateTable(membership(ads), known('SALES'));
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "SALES" is already in use: "sales" at "App/Declared"',
          fix: 'specify a different name',
          property: 'Name',
        },
      ],
    },
    {
      name: 'two other tables have the name',
      subject: () => {
        const own = membership(collaboration());
        association(own, table(), { path: 'App/First' });
        association(own, table(), { path: 'App/Second' });
        return association(own, table());
      },
      violations: [
        {
          severity: 'error',
          what: 'the table name "sales" is already in use: "sales" at "App/First", "sales" at "App/Second"',
          fix: FIX,
          property: 'Name',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a declared association has the name of a table made from others, which is reported',
      subject: () => {
        const ads = collaboration();
        const outside = { imported: true, declared: [] };
        const subject = association(membership(ads, ADVERTISER, outside), table(), outside);
        intermediateTable(membership(ads), known('SALES'));
        return subject;
      },
    },
    {
      name: 'its member is declared as well, which another rule reports',
      subject: () => {
        const ads = collaboration();
        const outside = { imported: true, declared: [] };
        association(membership(ads, ADVERTISER, outside), table(), { ...outside, env: env(ADVERTISER) });
        return association(membership(ads, ADVERTISER), table(), { env: env(ADVERTISER) });
      },
    },
    {
      name: 'it is the earlier one of two associations',
      subject: () => {
        const own = membership(collaboration());
        const subject = association(own, table());
        association(own, table());
        return subject;
      },
    },
    {
      name: 'names differ by more than their case',
      subject: () => {
        const own = membership(collaboration());
        association(own, table(), { name: known('sales_1') });
        intermediateTable(own, known('sales-'));
        return association(own, table());
      },
    },
    {
      name: 'the namesake is in another collaboration',
      subject: () => {
        association(membership(collaboration()), table());
        return association(membership(collaboration()), table());
      },
    },
    { name: 'it is the only table', subject: () => association(membership(collaboration()), table()) },
  ],
  unknown: [
    {
      name: 'both names are tokens',
      subject: () => {
        const own = membership(collaboration());
        association(own, table(), { name: UNKNOWN });
        return association(own, table(), { name: UNKNOWN });
      },
    },
    {
      name: 'the name of the other table is a token',
      subject: () => {
        const own = membership(collaboration());
        association(own, table(), { name: UNKNOWN });
        intermediateTable(own, UNKNOWN);
        return association(own, table());
      },
    },
    {
      name: 'both memberships are outside of the app',
      subject: () => {
        association(undefined, table());
        return association(undefined, table());
      },
    },
    {
      name: 'both collaborations are outside of the app',
      subject: () => {
        association(membership(undefined), table());
        return association(membership(undefined, ADVERTISER), table());
      },
    },
  ],
});

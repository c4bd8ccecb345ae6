import { differ, knownValue } from '../../model/fact';
import { nameOf, rule } from '../rule';

export const dataStaysInRegion = rule({
  id: 'DataStaysInRegion',
  catalogueIds: ['CR-TABLE-020'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The data of a table is in the Region in which it is analyzed',
  why: 'Clean Rooms processes the data outside of the Region in which it is stored, which rules on data residency can forbid',
  fix: 'create the collaboration in the Region of the data, or acknowledge this warning if the data can leave its Region',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-configured-table.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    if (!differ(table.sourceRegion, table.env.region)) {
      return [];
    }
    const places = `in ${knownValue(table.sourceRegion)}, but is analyzed in ${knownValue(table.env.region)}`;
    return [{ what: `the data of ${nameOf(table)} is ${places}`, property: 'TableReference' }];
  },
});

import { dataStaysInRegion } from '../../../src/rules/configured-table/data-stays-in-region';
import { ABSENT, ANY_ENV, known, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the collaboration in the Region of the data, or acknowledge this warning if the data can leave its Region';

describeRule(dataStaysInRegion, {
  fires: [
    {
      name: 'the data is in another Region',
      subject: () => table({ sourceRegion: known('eu-west-1') }),
      violations: [
        {
          severity: 'warning',
          what: 'the data of "sales" is in eu-west-1, but is analyzed in us-east-1',
          fix: FIX,
          property: 'TableReference',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the data is in the same Region', subject: () => table({ sourceRegion: known('us-east-1') }) },
    { name: 'no Region is specified', subject: () => table({ sourceRegion: ABSENT }) },
  ],
  unknown: [
    { name: 'the Region is a token', subject: () => table({ sourceRegion: UNKNOWN }) },
    { name: 'the stack has no Region', subject: () => table({ sourceRegion: known('eu-west-1'), env: ANY_ENV }) },
  ],
});

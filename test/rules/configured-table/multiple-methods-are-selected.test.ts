import { multipleMethodsAreSelected } from '../../../src/rules/configured-table/multiple-methods-are-selected';
import { ABSENT, known, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `analysisMethod` of `ConfiguredTable` to `AnalysisMethod.MULTIPLE`, which selects both methods';

const MULTIPLE = { analysisMethod: known('MULTIPLE') };

describeRule(multipleMethodsAreSelected, {
  fires: [
    {
      name: 'no method is selected',
      subject: () => table({ ...MULTIPLE, selectedMethods: ABSENT }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has the analysis method "MULTIPLE", but selects none',
          fix: FIX,
          property: 'SelectedAnalysisMethods',
        },
      ],
    },
    {
      name: 'one method is selected twice',
      subject: () => table({ ...MULTIPLE, selectedMethods: list(['DIRECT_QUERY', 'DIRECT_QUERY']) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has the analysis method "MULTIPLE", but selects "DIRECT_QUERY"',
          fix: FIX,
          property: 'SelectedAnalysisMethods',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'both methods are selected',
      subject: () => table({ ...MULTIPLE, selectedMethods: list(['DIRECT_QUERY', 'DIRECT_JOB']) }),
    },
    { name: 'the table has one method', subject: () => table() },
  ],
  unknown: [
    { name: 'the methods are a token', subject: () => table({ ...MULTIPLE, selectedMethods: UNKNOWN }) },
    {
      name: 'a method is a token',
      subject: () => table({ ...MULTIPLE, selectedMethods: list(['DIRECT_QUERY'], false) }),
    },
    { name: 'the method is a token', subject: () => table({ analysisMethod: UNKNOWN }) },
  ],
});

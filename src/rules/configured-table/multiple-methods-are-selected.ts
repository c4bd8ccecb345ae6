import { is, isComplete, itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { MULTIPLE } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const multipleMethodsAreSelected = rule({
  id: 'MultipleMethodsAreSelected',
  catalogueIds: ['CR-TABLE-009'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table with multiple analysis methods selects at least two',
  why: 'a table with multiple analysis methods must select at least two analysis methods',
  fix: text`set ${code('analysisMethod')} of ${code('ConfiguredTable')} to ${code('AnalysisMethod.MULTIPLE')}, which selects both
    methods`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
    basis: 'documented',
  },
  check: (table) => {
    const selected = unique(itemsOf(table.selectedMethods));
    if (!is(table.analysisMethod, MULTIPLE) || !isComplete(table.selectedMethods) || selected.length > 1) {
      return [];
    }
    return [
      {
        what: `${nameOf(table)} has the analysis method ${quoted([MULTIPLE])}, but selects ${quoted(selected)}`,
        property: 'SelectedAnalysisMethods',
      },
    ];
  },
});

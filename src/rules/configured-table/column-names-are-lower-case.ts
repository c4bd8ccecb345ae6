import { columnsOfRule } from '../../model/analysis-rule';
import { itemsOf, knownValue } from '../../model/fact';
import { label } from '../../model/nodes';
import { rule, type Violation } from '../rule';

const LONGEST_ALLOWED = 128;
const LONGEST_IN_RULE = 127;

/** The pattern of the service, written so that no text matches in more than one way. */
const NAME = /^[a-z0-9_](?:[a-z0-9_ ]+(?:-[a-z0-9_ ]+)*)?$/;

export const columnNamesAreLowerCase = rule({
  id: 'ColumnNamesAreLowerCase',
  catalogueIds: ['CR-TABLE-003'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'Column names are in lower case',
  why: 'Clean Rooms takes column names in lower case only, up to 128 characters, and up to 127 in an analysis rule',
  fix: 'name the column with lower-case letters, digits and underscores; blanks and single hyphens only inside',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html',
    basis: 'documented',
  },
  check: (table) => {
    const analysisRule = knownValue(table.rule);
    const inRule = analysisRule ? columnsOfRule(analysisRule) : [];
    const lists = [
      { columns: table.allowedColumns, property: 'AllowedColumns', longest: LONGEST_ALLOWED },
      ...inRule.map(({ columns }) => ({ columns, property: 'AnalysisRules', longest: LONGEST_IN_RULE })),
    ];
    // A name is reported once, even if it occurs several times.
    const violations = new Map<string, Violation>();
    for (const { columns, property, longest } of lists) {
      for (const column of itemsOf(columns).filter((name) => !violations.has(name))) {
        const violation = judge(column, longest, label(table));
        if (violation) {
          violations.set(column, { ...violation, property });
        }
      }
    }
    return [...violations.values()];
  },
});

function judge(column: string, longest: number, table: string): Violation | undefined {
  const subject = `the column ${JSON.stringify(column)} of "${table}"`;
  if (column.length > longest) {
    return {
      what: `${subject} has ${column.length} characters, more than ${longest}`,
      fix: 'give the column a shorter name where its table is defined',
    };
  }
  if (NAME.test(column)) {
    return undefined;
  }
  const lower = column.toLowerCase();
  if (!NAME.test(lower)) {
    return { what: `${subject} has a name that Clean Rooms does not take` };
  }
  return { what: `${subject} is not in lower case`, fix: `write ${JSON.stringify(lower)} instead` };
}

import { columnsOfRule } from '../../model/analysis-rule';
import { itemsOf, knownValue } from '../../model/fact';
import { counted } from '../../private/counted';
import { text } from '../../private/text';
import { nameOf, rule, type Violation } from '../rule';

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
  why: text`Clean Rooms accepts only lowercase column names, with up to 128 characters, or up to 127 characters in the
    lists of an analysis rule`,
  fix: 'use lowercase letters, digits, underscores and inner spaces, and inner hyphens from the third character on',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html',
    basis: 'documented',
  },
  check: (table) => {
    const analysisRule = knownValue(table.rule);
    const inRule = analysisRule ? columnsOfRule(analysisRule) : [];
    const wrong = [
      ...wrongIn(itemsOf(table.allowedColumns), 'AllowedColumns', LONGEST_ALLOWED),
      ...inRule.flatMap(({ columns, property }) => wrongIn(itemsOf(columns), 'AnalysisRules', longestIn(property))),
    ];
    // A name is reported once, however often it occurs.
    return wrong
      .filter(({ column }, i) => wrong.findIndex((other) => other.column === column) === i)
      .map(({ column, property, longest }) => ({ ...violationOf(column, longest, nameOf(table)), property }));
  },
});

interface Wrong {
  readonly column: string;
  readonly property: string;
  readonly longest: number;
}

function wrongIn(columns: readonly string[], property: string, longest: number): readonly Wrong[] {
  // Nearly all names are right.
  if (columns.every((column) => fits(column, longest))) {
    return NONE;
  }
  return columns.filter((column) => !fits(column, longest)).map((column) => ({ column, property, longest }));
}

const NONE: readonly never[] = [];

function fits(column: string, longest: number): boolean {
  return column.length <= longest && NAME.test(column);
}

/** The API takes the name of a user identifier as it takes that of an allowed column. */
function longestIn(property: string): number {
  return property === 'differentialPrivacy' ? LONGEST_ALLOWED : LONGEST_IN_RULE;
}

function violationOf(column: string, longest: number, table: string): Violation {
  const subject = `the column ${JSON.stringify(column)} of ${table}`;
  if (column.length > longest) {
    return {
      what: `${subject} has ${counted(column.length, 'character')}, but can have at most ${longest}`,
      fix: 'rename the column in its data source',
    };
  }
  const lower = column.toLowerCase();
  if (!NAME.test(lower)) {
    return { what: `${JSON.stringify(column)} of ${table} is not a valid column name` };
  }
  return { what: `${subject} is not in lower case`, fix: `use ${JSON.stringify(lower)} instead` };
}

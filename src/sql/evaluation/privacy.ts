import type { Call, Expression } from '../tree';
import type { Finding } from './finding';
import { isAggregate, PRIVATE_AGGREGATES } from './functions';
import { fieldOf, type Resolution, type ResolvedQuery, type ResolvedSelect, windowsOf } from './resolution';
import { sourcesOf } from './sources';
import { customRuleOf, isProtected } from './tables';
import { callsIn, conjunctsOf, expressionsOf } from './walk';

/** The structure that queries on tables under differential privacy have. */
export function privacyStructure(resolution: Resolution): readonly Finding[] {
  const owners = privateOwners(resolution);
  const subqueries = resolution.queries.filter(({ place, ...query }) => place === 'condition' && query.protected);
  return [
    ...owners,
    ...subqueries.slice(0, 1).map(({ query }) => ({
      id: 'CR-SQL-012',
      effect: 'refused' as const,
      what: 'a subquery outside of FROM and JOIN reads a table with differential privacy',
      fix: 'read the table in a common table expression, and join it',
      at: query.at,
    })),
    ...resolution.queries.flatMap((query) => ofQuery(query, resolution)),
    ...resolution.selects.flatMap((select) => ofSelect(select, resolution)),
    ...resolution.tableBodies.filter((table) => table.protected && table.place === 'final').map(({ at }) => rows(at)),
  ];
}

function privateOwners({ uses }: Resolution): readonly Finding[] {
  const found = uses.filter(({ table }) => table && isProtected(table) && table.owner !== undefined);
  const [first] = found;
  const other = found.find(({ table }) => table?.owner !== first?.table?.owner);
  if (!first || !other) {
    return [];
  }
  const what = `"${first.name}" and "${other.name}" have differential privacy and belong to different members`;
  return [{ id: 'CR-SQL-016', effect: 'refused', what, at: other.at }];
}

function ofQuery(resolved: ResolvedQuery, resolution: Resolution): readonly Finding[] {
  const { query, place, operators, fields } = resolved;
  if (!resolved.protected || place === 'condition') {
    return [];
  }
  const [operator] = operators;
  if (place === 'final') {
    return operator && query.body.kind === 'set'
      ? [
          {
            id: 'CR-SQL-010',
            effect: 'refused',
            what: `the query ends in ${operator.operator}`,
            fix: 'put the set operation into a common table expression, and aggregate its rows',
            at: operator.at,
          },
        ]
      : [];
  }
  const limited = [
    ...(query.order[0] ? [{ word: 'ORDER BY', at: query.order[0].at }] : []),
    ...(query.limit ? [{ word: 'LIMIT', at: query.limit.at }] : []),
    ...(query.offset ? [{ word: 'OFFSET', at: query.offset.at }] : []),
  ];
  return [
    ...limited.slice(0, 1).map(({ word, at }) => ({
      id: 'CR-SQL-013',
      effect: 'refused' as const,
      what: `${word} is in a subquery that reads a table with differential privacy`,
      fix: `use ${word} in the final SELECT only`,
      at,
    })),
    ...(operator && query.body.kind === 'set' && fields.complete && !fields.items.some(({ identifier }) => identifier)
      ? resolved.selects.every((select) => !select.protected || returnsIdentifier(select, resolution) === 'yes')
        ? [withoutIdentifier(operator.at, 'the branches do not return the user identifier column in the same place')]
        : []
      : []),
  ];
}

function withoutIdentifier(at: number, what: string): Finding {
  return {
    id: 'CR-SQL-007',
    effect: 'refused',
    what,
    fix: 'return the user identifier column in each subquery, and group by it',
    at,
  };
}

function ofSelect(select: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  if (!select.protected || select.place === 'condition') {
    return [];
  }
  const isFinal = select.place === 'final';
  return [
    ...ofJoins(select, resolution),
    ...ofWindows(select, resolution),
    ...(isFinal ? ofFinal(select, resolution) : ofUsers(select, resolution)),
  ];
}

/** The final SELECT aggregates with five functions. */
function ofFinal({ select, query, place }: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  const isSet = resolution.queries.some((one) => one.place === place && one.query.body.kind === 'set');
  const calls = [...expressionsOf(select, query)].filter((one): one is Call => one.kind === 'call' && !one.over);
  const aggregates = calls.filter(({ name }) => isAggregate(name));
  const other = aggregates.find(({ name }) => !PRIVATE_AGGREGATES.has(name));
  if (other) {
    return [
      {
        id: 'CR-SQL-005',
        effect: 'refused',
        what: `the final SELECT uses ${other.name} on a table with differential privacy`,
        fix: `use ${other.name} for each user in a common table expression, and aggregate its rows with AVG, COUNT, COUNT DISTINCT, SUM or STDDEV`,
        at: other.at,
      },
    ];
  }
  const items = select.items
    .flatMap(({ value }) => callsIn(value))
    .filter(({ name, over }) => isAggregate(name) && !over);
  if (items.length === 0 && !isSet) {
    return [rows(select.at)];
  }
  return [];
}

function rows(at: number): Finding {
  return {
    id: 'CR-SQL-006',
    effect: 'refused',
    what: 'the final SELECT returns rows of a table with differential privacy without an aggregate function',
    fix: 'use AVG, COUNT, COUNT DISTINCT, SUM or STDDEV',
    at,
  };
}

/** Other SELECT clauses return rows of users. */
function ofUsers(select: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  const returned = returnsIdentifier(select, resolution);
  const at = select.select.at;
  if (returned === 'no') {
    return isDerivedIdentifier(select)
      ? [{ id: 'CR-SQL-007', effect: 'uncertain', what: 'the user identifier column is returned in another form', at }]
      : [
          withoutIdentifier(
            at,
            'a subquery on a table with differential privacy does not return the user identifier column',
          ),
        ];
  }
  if (returned === 'unknown') {
    return [];
  }
  const { group } = select.select;
  const aggregated = select.select.items.some(({ value }) =>
    callsIn(value).some(({ name, over }) => isAggregate(name) && !over),
  );
  if (group ? groupsByIdentifier(select, resolution) : !aggregated) {
    return [];
  }
  return [
    withoutIdentifier(
      group?.at ?? at,
      'a subquery on a table with differential privacy is not grouped by the user identifier column',
    ),
  ];
}

function returnsIdentifier({ fields, select }: ResolvedSelect, { references }: Resolution): 'yes' | 'no' | 'unknown' {
  if (fields.items.some(({ identifier }) => identifier)) {
    return 'yes';
  }
  const isCertain = select.items.every(({ value }) => value.kind !== 'column' || references.get(value) !== 'unknown');
  return fields.complete && isCertain ? 'no' : 'unknown';
}

/** Whether a column is computed from nothing but the identifier, as in `COALESCE(a.id, b.id)`. */
function isDerivedIdentifier({ fields }: ResolvedSelect): boolean {
  return fields.items.some(
    ({ sources }) =>
      sources.length > 0 &&
      sources.every(
        ({ table, column, way }) => way === 'clear' && customRuleOf(table)?.userIdentifier?.toLowerCase() === column,
      ),
  );
}

function groupsByIdentifier({ select, items }: ResolvedSelect, { references }: Resolution): boolean {
  const { group } = select;
  if (!group || group.all) {
    return true;
  }
  return group.items.some((item) => {
    if (item.kind === 'literal' && item.type === 'number') {
      return items[Number(item.text) - 1]?.items[0]?.identifier ?? true;
    }
    return isIdentifier(item, references);
  });
}

/** Whether an expression is the identifier, or a name that is not known. */
function isIdentifier(expression: Expression, references: Resolution['references']): boolean {
  if (expression.kind !== 'column') {
    return false;
  }
  return fieldOf(expression, references)?.identifier ?? true;
}

/** Windows contain rows of one user, and are in subqueries only. */
function ofWindows(resolved: ResolvedSelect, { references }: Resolution): readonly Finding[] {
  const { select, query, place, windows } = resolved;
  const calls = [...expressionsOf(select, query)].filter(
    (one): one is Call => one.kind === 'call' && one.over !== undefined,
  );
  const [call] = calls;
  if (call && place === 'final') {
    return [
      {
        id: 'CR-SQL-011',
        effect: 'refused',
        what: `the final SELECT uses ${call.name} with a window on a table with differential privacy`,
        fix: 'use the window in a common table expression, and partition it by the user identifier column',
        at: call.at,
      },
    ];
  }
  const other = calls.find(
    ({ over }) =>
      over && !windowsOf(over, windows).some(({ partition }) => partition.some((key) => isIdentifier(key, references))),
  );
  return other
    ? [
        {
          id: 'CR-SQL-011',
          effect: 'refused',
          what: `the window of ${other.name} is not partitioned by the user identifier column`,
          fix: 'add the user identifier column to PARTITION BY',
          at: other.at,
        },
      ]
    : [];
}

/** Rows of two tables under differential privacy are joined if they are of the same user. */
function ofJoins({ joins, select }: ResolvedSelect, resolution: Resolution): readonly Finding[] {
  for (const { join, left, right } of joins) {
    const both = left.some((one) => one.protected) && right.some((one) => one.protected);
    if (join.natural || join.using) {
      const word = join.natural ? 'NATURAL JOIN' : 'USING';
      const what = `${word} is not supported on tables with differential privacy`;
      return [{ id: 'CR-SQL-014', effect: 'refused', what, fix: 'join the tables with ON', at: join.at }];
    }
    if (both && !join.on && join.type !== 'first') {
      const what = 'two tables with differential privacy are joined without a condition';
      return [{ id: 'CR-SQL-009', effect: 'refused', what, fix: JOIN_FIX, at: join.at }];
    }
    if (both && join.on && !join.lateral && !equatesUsers(join.on, left, right, resolution)) {
      const what = 'two tables with differential privacy are joined on other columns than the user identifier column';
      return [{ id: 'CR-SQL-008', effect: 'refused', what, fix: JOIN_FIX, at: join.on.at }];
    }
  }
  const lateral = joins.find(({ join }) => join.lateral);
  return lateral || select.qualify
    ? [{ id: 'CR-SQL-014', effect: 'uncertain', what: 'LATERAL and QUALIFY are not described', at: select.at }]
    : [];
}

const JOIN_FIX = 'join them with ON and an equality of their user identifier columns';

type Sides = ResolvedSelect['joins'][number]['left'];

function equatesUsers(condition: Expression, left: Sides, right: Sides, resolution: Resolution): boolean {
  // A relation of which not all columns are known can have the identifier under any name.
  const uncertain = [...left, ...right].some((one) => one.protected && !one.fields.complete);
  return conjunctsOf(condition).some((conjunct) => {
    if (
      conjunct.kind !== 'chain' ||
      conjunct.operands.length !== 2 ||
      !/^={1,2}$/.test(conjunct.operators[0]?.word ?? '')
    ) {
      return false;
    }
    const sides = conjunct.operands.map((operand) => {
      const reference = operand.kind === 'column' ? resolution.references.get(operand) : undefined;
      if (typeof reference !== 'object') {
        return reference === 'unknown' && uncertain ? 'either' : undefined;
      }
      const { field, relation } = reference;
      const isUser = field.identifier || (uncertain && sourcesOf(operand, resolution).length === 0);
      return isUser && relation ? (right.includes(relation) ? 'right' : 'left') : undefined;
    });
    return (
      (sides.includes('left') || sides.includes('either')) && (sides.includes('right') || sides.includes('either'))
    );
  });
}

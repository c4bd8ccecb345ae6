import { AGGREGATION, LIST } from '../../private/words';
import { read } from '../read';
import { aggregationQuery } from './aggregation-queries';
import { comparisons } from './comparisons';
import type { Finding } from './finding';
import { hints } from './hints';
import { unknownColumns, unknownTables } from './known-names';
import { listQuery } from './list-queries';
import { mappingTables } from './mapping';
import { disallowedOutput, possibleOutput, starOutput } from './output';
import { tableParameters, undeclared } from './parameters';
import { privacyStructure } from './privacy';
import { privacyConstructs } from './privacy-constructs';
import type { Resolution } from './resolution';
import { resolve } from './resolve';
import { customRuleOf, isProtected, type QueryTable } from './tables';
import { thresholds } from './thresholds';

/** Where a query runs. */
export interface Room {
  /** All tables that the query could read. */
  readonly tables: readonly QueryTable[];
  /** The member who runs the query. */
  readonly runner?: string;
  /** The declared parameters. */
  readonly parameters?: readonly string[];
}

/** Whether the service runs a query, and why not. */
export interface Evaluation {
  /** `unknown`: the text is not understood, or no page states whether what it contains is supported. */
  readonly verdict: 'allowed' | 'refused' | 'unknown';
  readonly findings: readonly Finding[];
  /** The offset from which on the text is not understood. */
  readonly opaqueAt?: number;
}

/** The constraint that a broken text does not meet. */
const BROKEN = {
  statement: 'CR-SQL-001',
  unclosed: 'CR-SQL-002',
  incomplete: 'CR-SQL-002',
  parameter: 'CR-TMPL-007',
} as const;

/** Evaluates a query. It never throws. */
export function evaluate(sql: string, room: Room): Evaluation {
  const reading = read(sql);
  if (reading.state === 'broken') {
    const { cause, problem } = reading;
    return {
      verdict: 'refused',
      findings: [{ id: BROKEN[cause], effect: 'refused', what: problem.message, at: problem.at }],
    };
  }
  if (reading.state === 'opaque') {
    return { verdict: 'unknown', findings: [], opaqueAt: reading.at };
  }
  try {
    const resolution = resolve(reading.statements, room.tables);
    const findings = distinct([...undeclared(sql, room.parameters), ...findingsOf(resolution, room)]);
    return { verdict: verdictOf(findings, resolution), findings };
  } catch {
    // A mistake of this evaluation must not end the synthesis of an app.
    return { verdict: 'unknown', findings: [], opaqueAt: 0 };
  }
}

/** What is known about a query. After a table or column that does not exist, nothing else is certain. */
export function findingsOf(resolution: Resolution, { runner }: Pick<Room, 'runner'>): readonly Finding[] {
  const queries = resolution.statements.filter(({ cached }) => !cached);
  const [, second] = queries;
  const several: readonly Finding[] = second
    ? [{ id: 'CR-SQL-001', effect: 'refused', what: `it contains ${queries.length} queries`, at: second.at }]
    : [];
  const names = [...unknownTables(resolution), ...unknownColumns(resolution)];
  const types = new Set(resolution.tables.flatMap(({ rule }) => rule?.type ?? []));
  if (types.size > 1) {
    const what = 'the tables have analysis rules of different types';
    return [...several, ...names, { id: 'CR-ASSOC-014', effect: 'refused', what, at: resolution.uses[0]?.at ?? 0 }];
  }
  switch ([...types][0]) {
    case AGGREGATION:
      return [...several, ...names, ...aggregationQuery(resolution, runner)];
    case LIST:
      return [...several, ...names, ...listQuery(resolution, runner)];
    default:
      return [...several, ...names, ...customQuery(resolution)];
  }
}

/** One mistake is reported once, where it is first. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [finding.what, finding])).values()].reverse();
}

function customQuery(resolution: Resolution): readonly Finding[] {
  const isPrivate = resolution.tables.some(isProtected);
  return [
    ...tableParameters(resolution),
    ...mappingTables(resolution),
    ...hints(resolution),
    ...disallowedOutput(resolution),
    ...possibleOutput(resolution),
    ...starOutput(resolution),
    ...(isPrivate ? [...privacyStructure(resolution), ...privacyConstructs(resolution)] : []),
    ...thresholds(resolution),
    ...comparisons(resolution),
    ...(isPrivate ? mixed(resolution) : []),
  ];
}

/** No page states what happens if one table has differential privacy and another one a threshold. */
function mixed({ tables, uses }: Resolution): readonly Finding[] {
  const other = tables.find((table) => {
    const rule = customRuleOf(table);
    return rule?.threshold !== undefined || rule?.comparisons !== undefined;
  });
  return other
    ? [
        {
          id: 'CR-SQL-014',
          effect: 'uncertain',
          what: `"${other.name}" has an aggregation threshold or comparison controls, and another table has differential privacy`,
          at: uses[0]?.at ?? 0,
        },
      ]
    : [];
}

function verdictOf(findings: readonly Finding[], { tables }: Resolution): Evaluation['verdict'] {
  if (findings.some(({ effect }) => effect === 'refused')) {
    return 'refused';
  }
  const isKnown = tables.every(({ rule, columns }) => rule !== undefined && columns !== undefined);
  const isCertain = findings.every(({ effect }) => effect !== 'uncertain');
  return isKnown && isCertain ? 'allowed' : 'unknown';
}

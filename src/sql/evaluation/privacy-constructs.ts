import type { Expression } from '../tree';
import type { Finding } from './finding';
import { ARRAY_FUNCTIONS, PRIVATE_ALTERNATIVES, PRIVATE_FUNCTIONS } from './functions';
import type { Resolution, ResolvedSelect } from './resolution';
import { expressionsOf, samplesIn } from './walk';

const SUPPORTED_OPERATORS: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  '=',
  '==',
  '<>',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '||',
]);

/** Windows of these functions are not supported; without a window, they are. */
const NO_WINDOW: ReadonlySet<string> = new Set(['LISTAGG', 'PERCENTILE_CONT', 'PERCENTILE_DISC']);

/** Constructs that are not supported in queries on tables under differential privacy. */
export function privacyConstructs({ selects, opaque }: Resolution): readonly Finding[] {
  const ofPrivate = selects.filter((select) => select.protected && select.place !== 'condition').flatMap(ofSelect);
  const [construct] = selects.some((select) => select.protected) ? opaque : [];
  return construct ? [...ofPrivate, uncertain(construct.word, construct.at)] : ofPrivate;
}

function ofSelect({ select, query }: ResolvedSelect): readonly Finding[] {
  const { group, top, from } = select;
  const [set] = group?.sets ?? [];
  const found = [
    ...(set ? [refused(set.word, set.at, 'use GROUP BY with columns')] : []),
    ...(top ? [refused('TOP', top.at, 'use LIMIT')] : []),
    ...samplesIn(from).map(({ word, at }) => uncertain(word, at)),
  ];
  const seen = new Set<string>();
  for (const expression of expressionsOf(select, query)) {
    const finding = ofExpression(expression);
    if (finding && !seen.has(finding.what)) {
      seen.add(finding.what);
      found.push(finding);
    }
  }
  return found;
}

function ofExpression(expression: Expression): Finding | undefined {
  const { at } = expression;
  switch (expression.kind) {
    case 'cast':
      if (expression.written === '::') {
        return refused(`::${expression.type.toLowerCase()}`, at, 'use CAST');
      }
      return expression.written === 'TRY_CAST' ? uncertain('TRY_CAST', at) : undefined;
    case 'chain': {
      const operator = expression.operators.find(({ word }) => !SUPPORTED_OPERATORS.has(word));
      if (!operator) {
        return undefined;
      }
      return operator.word === '^' ? refused('^', operator.at, 'use POWER') : uncertain(operator.word, operator.at);
    }
    case 'prefix':
      if (expression.operator === '|/' || expression.operator === '||/') {
        return refused(expression.operator, at, `use ${expression.operator === '|/' ? 'SQRT' : 'CBRT'}`);
      }
      return undefined;
    case 'interval':
      return expression.unitInString
        ? refused(
            'INTERVAL with its unit within the string',
            at,
            "write the unit after the string, as in INTERVAL '1' SECOND",
          )
        : undefined;
    case 'call': {
      const { name, over } = expression;
      const alternative = PRIVATE_ALTERNATIVES.get(name);
      if (alternative) {
        return refused(name, at, `use ${alternative}`);
      }
      if (over && NO_WINDOW.has(name)) {
        return refused(`${name} with a window`, at, `use ${name} with GROUP BY`);
      }
      if (ARRAY_FUNCTIONS.has(name)) {
        return refused(name, at, 'remove the array');
      }
      return PRIVATE_FUNCTIONS.has(name) ? undefined : uncertain(name, at);
    }
    default:
      return undefined;
  }
}

function refused(construct: string, at: number, fix: string): Finding {
  return {
    id: 'CR-SQL-014',
    effect: 'refused',
    what: `${construct} is not supported under differential privacy`,
    fix,
    at,
  };
}

function uncertain(construct: string, at: number): Finding {
  const what = `${construct} is not among the constructs that differential privacy supports`;
  return { id: 'CR-SQL-014', effect: 'uncertain', what, at };
}

import { aggregationOf, type OutputConstraintFacts } from '../../model/analysis-rule';
import { isComplete, isNot, itemsOf, knownValue } from '../../model/fact';
import { label } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule, type Violation } from '../rule';

const COUNT_DISTINCT = 'COUNT_DISTINCT';
const LEAST = 2;
const MOST = 100_000;

export const outputConstraintsAreValid = rule({
  id: 'OutputConstraintsAreValid',
  catalogueIds: ['CR-AGG-007'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'An aggregation analysis rule has output constraints, each with a minimum of 2 to 100,000 distinct values',
  why: text`rows with fewer distinct values are removed from results, so an aggregation analysis rule must specify this
    minimum`,
  fix: text`use ${code('OutputConstraint.countDistinct')} with an integer from ${LEAST} to ${MOST}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AggregationConstraint.html',
    basis: 'documented',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    if (!aggregation) {
      return [];
    }
    const constraints = itemsOf(aggregation.outputConstraints);
    if (constraints.length === 0 && isComplete(aggregation.outputConstraints)) {
      return [
        {
          what: `the aggregation analysis rule of ${nameOf(table)} has no output constraint`,
          fix: text`add a constraint to ${code('outputConstraints')}, for example
            ${code('OutputConstraint.countDistinct("user_id", 100)')}`,
          property: 'AnalysisRules',
        },
      ];
    }
    return constraints.flatMap((constraint) => violationsOf(constraint, label(table)));
  },
});

function violationsOf({ column, minimum, type }: OutputConstraintFacts, table: string): readonly Violation[] {
  const on = column.state === 'known' ? ` on ${JSON.stringify(column.value)}` : '';
  const subject = `an output constraint${on} of "${table}"`;
  const least = knownValue(minimum);
  const problems = [
    ...(isNot(type, COUNT_DISTINCT) ? [`has the type ${JSON.stringify(knownValue(type))}`] : []),
    ...(least !== undefined && !isMinimum(least) ? [`has the minimum ${least}`] : []),
  ];
  return problems.map((problem) => ({ what: `${subject} ${problem}`, property: 'AnalysisRules' }));
}

function isMinimum(value: number): boolean {
  return Number.isInteger(value) && value >= LEAST && value <= MOST;
}

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
  title: 'An aggregation rule has output constraints, each of 2 to 100,000 different values',
  why: 'rows that stand for too few different values are left out, and an aggregation rule has to say how few',
  fix: text`use ${code('OutputConstraint.countDistinct')} with a whole number from ${LEAST} to ${MOST}`,
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
          what: `the aggregation rule of ${nameOf(table)} has no output constraint`,
          fix: text`add one to ${code('outputConstraints')}, for example ${code('OutputConstraint.countDistinct("user_id", 100)')}`,
          property: 'AnalysisRules',
        },
      ];
    }
    return constraints.flatMap((constraint) => judge(constraint, label(table)));
  },
});

function judge({ column, minimum, type }: OutputConstraintFacts, table: string): readonly Violation[] {
  const on = column.state === 'known' ? ` on ${JSON.stringify(column.value)}` : '';
  const subject = `an output constraint${on} of "${table}"`;
  const least = knownValue(minimum);
  const flaws = [
    ...(isNot(type, COUNT_DISTINCT) ? [`has the type ${JSON.stringify(knownValue(type))}`] : []),
    ...(least !== undefined && !isMinimum(least) ? [`has the minimum ${least}`] : []),
  ];
  return flaws.map((flaw) => ({ what: `${subject} ${flaw}`, property: 'AnalysisRules' }));
}

function isMinimum(value: number): boolean {
  return Number.isInteger(value) && value >= LEAST && value <= MOST;
}

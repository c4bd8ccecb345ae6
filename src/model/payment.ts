import type { Fact } from './fact';
import { at, booleanOf, Concatenation, type Raw } from './raw';

/** The costs of a collaboration, each with its path in a payment configuration. */
export const COSTS = {
  queryCompute: ['queryCompute'],
  jobCompute: ['jobCompute'],
  modelTraining: ['machineLearning', 'modelTraining'],
  modelInference: ['machineLearning', 'modelInference'],
  syntheticDataGeneration: ['machineLearning', 'syntheticDataGeneration'],
} as const;

export type Cost = keyof typeof COSTS;

/** For each cost, whether a member is responsible for it (in a collaboration) or accepts it (in a membership). */
export type PaymentFacts = Readonly<Record<Cost, Fact<boolean>>>;

export function readPayment(configuration: Raw): PaymentFacts {
  return mapPayments((cost) =>
    booleanOf(
      at(
        COSTS[cost].reduce<Raw>((raw, key) => at(raw, key), configuration),
        'isResponsible',
      ),
    ),
  );
}

/** The payment facts with a fact for each cost. */
export function mapPayments(responsible: (cost: Cost) => Fact<boolean>): PaymentFacts {
  return {
    queryCompute: responsible('queryCompute'),
    jobCompute: responsible('jobCompute'),
    modelTraining: responsible('modelTraining'),
    modelInference: responsible('modelInference'),
    syntheticDataGeneration: responsible('syntheticDataGeneration'),
  };
}

/** The payment facts of an absent payment configuration. */
export const NO_PAYMENT: PaymentFacts = readPayment(undefined);

/** The payment facts of an unknown payment configuration. */
export const UNKNOWN_PAYMENT: PaymentFacts = readPayment(new Concatenation([]));

/** The costs in the order of documentation and messages. */
export const ALL_COSTS = Object.keys(COSTS) as readonly Cost[];

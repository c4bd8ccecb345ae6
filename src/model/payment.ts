import type { Fact } from './fact';
import { at, booleanOf, Concatenation, type Raw } from './raw';

/** The costs of a collaboration, each with the path of its switch in a payment configuration. */
export const COSTS = {
  queryCompute: ['queryCompute'],
  jobCompute: ['jobCompute'],
  modelTraining: ['machineLearning', 'modelTraining'],
  modelInference: ['machineLearning', 'modelInference'],
  syntheticDataGeneration: ['machineLearning', 'syntheticDataGeneration'],
} as const;

export type Cost = keyof typeof COSTS;

/** Per cost, whether a member is responsible (in a collaboration) or accepts to be (in a membership). */
export type PaymentFacts = Readonly<Record<Cost, Fact<boolean>>>;

export function readPayment(configuration: Raw): PaymentFacts {
  const responsible = (cost: Cost) => booleanOf(at(configuration, ...COSTS[cost], 'isResponsible'));
  return {
    queryCompute: responsible('queryCompute'),
    jobCompute: responsible('jobCompute'),
    modelTraining: responsible('modelTraining'),
    modelInference: responsible('modelInference'),
    syntheticDataGeneration: responsible('syntheticDataGeneration'),
  };
}

/** Nothing is said of any cost. */
export const NO_PAYMENT: PaymentFacts = readPayment(undefined);

/** Of no cost anything is known. */
export const UNKNOWN_PAYMENT: PaymentFacts = readPayment(new Concatenation([]));

/** The costs in the order in which documents and messages name them. */
export const ALL_COSTS = Object.keys(COSTS) as readonly Cost[];

import type { PaymentConfiguration } from '../service/operations/members';

/**
 * The costs that a change request can assign. The cost of synthetic data is assigned when a collaboration is created.
 */
export const ASSIGNABLE = ['queryCompute', 'jobCompute', 'modelTraining', 'modelInference'] as const;
type Assignable = (typeof ASSIGNABLE)[number];

function stated(payment: PaymentConfiguration | undefined, cost: Assignable): boolean | undefined {
  const { machineLearning } = payment ?? {};
  const responsibility = cost === 'queryCompute' || cost === 'jobCompute' ? payment?.[cost] : machineLearning?.[cost];
  return responsibility?.isResponsible;
}

/** The costs that a payment configuration makes a member responsible for. */
export function paidBy(payment: PaymentConfiguration | undefined): string[] {
  return ASSIGNABLE.filter((cost) => stated(payment, cost) === true);
}

/**
 * The payment configuration with exactly these costs, and with everything else that the previous one states: it is not
 * documented whether a change request replaces a payment configuration or adds to it. If the previous one is unknown, all
 * costs are stated.
 */
export function paymentFor(costs: readonly string[], previous: PaymentConfiguration | undefined): PaymentConfiguration {
  const switchOf = (cost: Assignable) =>
    previous === undefined || costs.includes(cost) || stated(previous, cost) !== undefined
      ? { isResponsible: costs.includes(cost) }
      : undefined;
  const machineLearning = present({
    ...previous?.machineLearning,
    modelTraining: switchOf('modelTraining'),
    modelInference: switchOf('modelInference'),
  });
  return present({
    queryCompute: { isResponsible: costs.includes('queryCompute') },
    jobCompute: switchOf('jobCompute'),
    machineLearning: Object.keys(machineLearning).length > 0 ? machineLearning : undefined,
  });
}

function present<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

import type { Cost } from '../model/payment';

/** Costs in a fix, as users of the constructs write them: `Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING`. */
export function paymentNames(costs: readonly Cost[]): string {
  return costs.map((cost) => `Payment.${cost.replace(/[A-Z]/g, '_$&').toUpperCase()}`).join(', ');
}

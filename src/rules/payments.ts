import type { Cost } from '../model/payment';
import { code, join, type Text } from '../private/text';

/** Costs for a message, as users of the constructs write them: `Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING`. */
export function paymentNames(costs: readonly Cost[]): Text {
  return join(
    costs.map((cost) => code(`Payment.${cost.replace(/[A-Z]/g, '_$&').toUpperCase()}`)),
    ', ',
  );
}

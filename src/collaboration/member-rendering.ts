import type { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { type MemberAbility, type MlMemberAbility, Payment } from './abilities';

/** Renders abilities in their order, because another order can replace a collaboration. */
export function renderAbilities(abilities: readonly MemberAbility[] = []): string[] {
  return [...new Set(abilities)];
}

export function renderMlAbilities(
  abilities: readonly MlMemberAbility[] = [],
): CfnCollaboration.MLMemberAbilitiesProperty | undefined {
  const customMlMemberAbilities = [...new Set(abilities)];
  return customMlMemberAbilities.length > 0 ? { customMlMemberAbilities } : undefined;
}

/**
 * Renders the costs that a member pays for, and those for which it is stated that the member does not. An empty list is
 * rendered as no responsibility, and `undefined` as no configuration.
 */
export function renderPayment(
  pays: readonly Payment[] | undefined,
  declined: readonly Payment[] = [],
): PaymentSwitches | undefined {
  if (!pays && declined.length === 0) {
    return undefined;
  }
  const isPaid = (cost: Payment) => pays?.includes(cost) ?? false;
  const responsible = (cost: Payment) =>
    isPaid(cost) || declined.includes(cost) ? { isResponsible: isPaid(cost) } : undefined;
  const machineLearning = {
    modelTraining: responsible(Payment.MODEL_TRAINING),
    modelInference: responsible(Payment.MODEL_INFERENCE),
    syntheticDataGeneration: responsible(Payment.SYNTHETIC_DATA_GENERATION),
  };
  return {
    queryCompute: { isResponsible: isPaid(Payment.QUERY_COMPUTE) },
    jobCompute: responsible(Payment.JOB_COMPUTE),
    machineLearning: Object.values(machineLearning).some(Boolean) ? machineLearning : undefined,
  };
}

/** Renders a boolean as the service spells a switch. */
export function renderSwitch(on: boolean): string {
  return on ? 'ENABLED' : 'DISABLED';
}

/** The payment configuration of collaborations and memberships. */
export interface PaymentSwitches {
  readonly queryCompute: PaymentSwitch;
  readonly jobCompute?: PaymentSwitch;
  readonly machineLearning?: {
    readonly modelTraining?: PaymentSwitch;
    readonly modelInference?: PaymentSwitch;
    readonly syntheticDataGeneration?: PaymentSwitch;
  };
}

interface PaymentSwitch {
  readonly isResponsible: boolean;
}

import type { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { MemberAbility, MlMemberAbility, Payment } from './abilities';

/** Renders abilities in the order of the enumeration, so that equal sets result in equal templates. */
export function renderAbilities(abilities: readonly MemberAbility[] = []): string[] {
  return inOrderOf(MemberAbility, abilities);
}

export function renderMlAbilities(
  abilities: readonly MlMemberAbility[] = [],
): CfnCollaboration.MLMemberAbilitiesProperty | undefined {
  const customMlMemberAbilities = inOrderOf(MlMemberAbility, abilities);
  return customMlMemberAbilities.length > 0 ? { customMlMemberAbilities } : undefined;
}

/**
 * Renders the costs that a member pays for. An empty list is rendered as no responsibility, and `undefined` as no
 * configuration.
 */
export function renderPayment(pays: readonly Payment[] | undefined): PaymentSwitches | undefined {
  if (!pays) {
    return undefined;
  }
  const responsible = (cost: Payment) => (pays.includes(cost) ? { isResponsible: true } : undefined);
  const machineLearning = {
    modelTraining: responsible(Payment.MODEL_TRAINING),
    modelInference: responsible(Payment.MODEL_INFERENCE),
    syntheticDataGeneration: responsible(Payment.SYNTHETIC_DATA_GENERATION),
  };
  return {
    queryCompute: { isResponsible: pays.includes(Payment.QUERY_COMPUTE) },
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

/** The known values once, in the order of their enumeration. Tokens follow, because only the deployment knows them. */
function inOrderOf<T extends string>(enumeration: Readonly<Record<string, T>>, values: readonly T[]): T[] {
  const known = Object.values(enumeration);
  return [...known.filter((value) => values.includes(value)), ...values.filter((value) => !known.includes(value))];
}

import { invalid } from './errors';

interface Responsible {
  readonly isResponsible: boolean;
}

/** Who pays, as the collaboration sets it for a member and as a membership accepts it: one shape for both. */
export interface PaymentConfiguration {
  readonly queryCompute?: Responsible;
  readonly jobCompute?: Responsible;
  readonly machineLearning?: {
    readonly modelTraining?: Responsible;
    readonly modelInference?: Responsible;
    readonly syntheticDataGeneration?: Responsible;
  };
}

export const COSTS = [
  'queryCompute',
  'jobCompute',
  'modelTraining',
  'modelInference',
  'syntheticDataGeneration',
] as const;
export type Cost = (typeof COSTS)[number];

interface Payer {
  readonly abilities: readonly string[];
  readonly payment: PaymentConfiguration;
}

export function statedFor(payment: PaymentConfiguration | undefined, cost: Cost): boolean | undefined {
  const part = cost === 'queryCompute' || cost === 'jobCompute' ? payment?.[cost] : payment?.machineLearning?.[cost];
  return part?.isResponsible;
}

/** Whether a member pays: it is named, or no member is and it runs the queries (but never for synthetic data). */
export function isPayer(member: Payer, members: readonly Payer[], cost: Cost): boolean {
  if (members.some((each) => statedFor(each.payment, cost) === true)) {
    return statedFor(member.payment, cost) === true;
  }
  return (
    cost !== 'syntheticDataGeneration' && member.abilities.includes(cost === 'jobCompute' ? 'CAN_RUN_JOB' : 'CAN_QUERY')
  );
}

/** A membership accepts what the collaboration asks of its account, no more and no less. */
export function requireAcceptance(
  accepted: PaymentConfiguration | undefined,
  member: Payer,
  members: readonly Payer[],
): void {
  for (const cost of COSTS) {
    const stated = statedFor(accepted, cost);
    const payer = isPayer(member, members, cost);
    if (stated === false && payer) {
      throw invalid(`paymentConfiguration refuses to pay for ${cost}, for which this account is responsible`);
    }
    if (stated === true && !payer) {
      throw invalid(`paymentConfiguration accepts to pay for ${cost}, for which this account is not responsible`);
    }
    if (accepted === undefined && payer && !member.abilities.includes('CAN_QUERY')) {
      throw invalid(`paymentConfiguration is required: this account pays for ${cost} and cannot query`);
    }
  }
}

/** What a membership shows: the cost of queries always, the others as they were accepted. */
export function acceptedPayment(
  accepted: PaymentConfiguration | undefined,
  member: Payer,
  members: readonly Payer[],
): PaymentConfiguration {
  return {
    ...accepted,
    queryCompute: accepted?.queryCompute ?? { isResponsible: isPayer(member, members, 'queryCompute') },
  };
}

/** One configuration laid over another, cost by cost. */
export function mergePayment(base: PaymentConfiguration, over: PaymentConfiguration): PaymentConfiguration {
  const machineLearning = { ...base.machineLearning, ...over.machineLearning };
  return {
    ...base,
    ...over,
    ...(Object.keys(machineLearning).length > 0 ? { machineLearning } : {}),
  };
}

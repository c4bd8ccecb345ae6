import type { ObservedChangeRequest, ObservedMember, ObservedPayment } from './observed-collaboration';

type Change = NonNullable<ObservedChangeRequest['changes'][number]['specification']['member']>;

/** What a member resource can manage, of a member or after a change. */
interface Terms {
  readonly abilities: readonly string[];
  readonly mlAbilities: readonly string[];
  readonly payments: readonly string[];
}

/** The properties of a request, as CloudFormation sends them. */
type Properties = { readonly [name: string]: unknown };

export function termsOf({ abilities, mlAbilities, paymentConfiguration }: ObservedMember): Terms {
  const mlList = mlAbilities?.customMLMemberAbilities ?? [];
  return { abilities, mlAbilities: mlList, payments: paidIn(paymentConfiguration) };
}

/** What a change leaves out stays as it is. */
export function termsAfter(change: Change, member: ObservedMember | undefined): Terms {
  const { memberAbilities, mlMemberAbilities, paymentConfiguration } = change;
  const before = member && termsOf(member);
  return {
    abilities: memberAbilities,
    mlAbilities: mlMemberAbilities?.customMLMemberAbilities ?? before?.mlAbilities ?? [],
    payments: paymentConfiguration ? paidIn(paymentConfiguration) : (before?.payments ?? []),
  };
}

/** Whether terms are those that a request has specified. What it leaves out can be anything. */
export function areRequested(terms: Terms, properties: Properties): boolean {
  const { ReceivesResults, ExportsQueryAnalysisLog = 'any', MlAbilities, Payments } = properties;
  const has = (ability: string) => String(terms.abilities.includes(ability));
  return (
    has('CAN_RECEIVE_RESULTS') === ReceivesResults &&
    ['any', has('CAN_EXPORT_QUERY_ANALYSIS_LOG')].includes(String(ExportsQueryAnalysisLog)) &&
    isSame(terms.mlAbilities, MlAbilities) &&
    isSame(terms.payments, Payments)
  );
}

/** The changes that a request of CloudFormation did not ask for: it leaves out the property. */
export function unmanaged(types: readonly string[], properties: Properties): string[] {
  const MANAGED = [
    ['ExportsQueryAnalysisLog', /EXPORT_QUERY_ANALYSIS_LOG_ABILITY$/],
    ['MlAbilities', /_CAN_RECEIVE_(MODEL|INFERENCE)_OUTPUT$/],
    ['Payments', /_PAYER_CANDIDATE$/],
  ] as const;
  return types.filter((type) => MANAGED.some(([name, of]) => properties[name] === undefined && of.test(type)));
}

function paidIn({ machineLearning, ...others }: ObservedPayment): string[] {
  const all = Object.entries({ ...others, ...machineLearning });
  return all.flatMap(([cost, { isResponsible }]) => (isResponsible ? [cost] : []));
}

function isSame(actual: readonly string[], requested: unknown): boolean {
  return requested === undefined || [...actual].sort().join() === [...(requested as string[])].sort().join();
}

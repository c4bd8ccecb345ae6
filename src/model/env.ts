import { type Fact, known, UNKNOWN } from './fact';

/** Where a resource is deployed. */
export interface Env {
  /** The twelve-digit account. */
  readonly account: Fact<string>;
  readonly region: Fact<string>;
  /** The path of the stack; two resources of one stack share account and Region even if both are unknown. */
  readonly stack: string;
}

/** Whether two resources are certainly in one account (`true`), certainly in two (`false`), or it is unknown. */
export function sameAccount(a: Env, b: Env): Fact<boolean> {
  if (a.stack === b.stack) {
    return known(true);
  }
  if (a.account.state !== 'known' || b.account.state !== 'known') {
    return UNKNOWN;
  }
  return known(a.account.value === b.account.value);
}

/** The account and Region of an ARN, as far as it is literal. */
export function envOfArn(arn: string): { readonly account: Fact<string>; readonly region: Fact<string> } {
  const [, , , region, account] = arn.split(':');
  return {
    account: /^\d{12}$/.test(account ?? '') ? known(account) : UNKNOWN,
    region: region ? known(region) : UNKNOWN,
  };
}

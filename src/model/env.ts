import { type Fact, known, UNKNOWN } from './fact';

/** The account, Region and stack of a resource. */
export interface Env {
  /** The account ID, which has twelve digits. */
  readonly account: Fact<string>;
  readonly region: Fact<string>;
  /**
   * The path of the stack. Two resources in the same stack have the same account and Region, even if these are unknown.
   */
  readonly stack: string;
}

/** The stack of a resource outside of this app. Paths of stacks in this app never start with a slash. */
export const OUTSIDE_OF_APP = '/outside';

/**
 * Whether two resources are certainly in the same account (`true`), certainly in different accounts (`false`), or
 * unknown.
 */
export function sameAccount(a: Env, b: Env): Fact<boolean> {
  if (a.stack === b.stack && a.stack !== OUTSIDE_OF_APP) {
    return known(true);
  }
  if (a.account.state !== 'known' || b.account.state !== 'known') {
    return UNKNOWN;
  }
  return known(a.account.value === b.account.value);
}

/** The account and Region of an ARN. A part that is not a literal is unknown. */
export function envOfArn(arn: string): { readonly account: Fact<string>; readonly region: Fact<string> } {
  const [, , , region, account] = arn.split(':');
  return {
    account: /^\d{12}$/.test(account) ? known(account) : UNKNOWN,
    region: region ? known(region) : UNKNOWN,
  };
}

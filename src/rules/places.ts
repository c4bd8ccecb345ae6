import { type Env, sameAccount } from '../model/env';
import { differ, is, knownValue } from '../model/fact';

/** How to describe two places so that they differ, if they certainly do. */
export function distinguishing(a: Env, b: Env): ((env: Env) => string) | undefined {
  if (is(sameAccount(a, b), false)) {
    return (env) => `account ${knownValue(env.account)}`;
  }
  return differ(a.region, b.region) ? (env) => `Region ${knownValue(env.region)}` : undefined;
}

import { App, Stack } from 'aws-cdk-lib';
import { REGION } from '../../../local/simulation/participants';
import type { KindName } from '../../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from '../kinds';
import { policiesIn, type RolePolicy } from './policy';

/** The policies of constructs, synthesized once for all properties with equal policies. */
export class PolicyCache {
  private readonly policies = new Map<string, RolePolicy[]>();

  of(kind: KindName, account: string, properties: object): RolePolicy[] {
    const { addTo, policyKey } = KINDS_UNDER_TEST[kind];
    const key = [kind, account, policyKey(properties)].join(' ');
    const known = this.policies.get(key);
    if (known) {
      return known;
    }
    const stack = new Stack(new App(), 'Stack', { env: { account, region: REGION } });
    addTo(stack, account, properties);
    const policies = policiesIn(stack);
    this.policies.set(key, policies);
    return policies;
  }
}

import { type App, ConstructSelector, Mixins, type Stack } from 'aws-cdk-lib';
import { type CfnConfiguredTable, CfnMembership, type ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import {
  CollaborationRetention,
  ConfiguredTableProtection,
  Membership,
  OutputProtection,
  QueryLogging,
} from 'cdk-cleanrooms';

/** Protects an app with L1s. Call it after their properties are set. */
export function protect(app: App, sales: CfnConfiguredTable): void {
  Mixins.of(app).apply(new QueryLogging(), new CollaborationRetention());
  sales.with(new ConfiguredTableProtection(OutputProtection.differentialPrivacy('user_id')));
}

/** Logs the queries of memberships, without a change of collaborations. */
export function logMemberships(app: App): void {
  const memberships = ConstructSelector.resourcesOfType(CfnMembership.CFN_RESOURCE_TYPE_NAME);
  Mixins.of(app, memberships).apply(new QueryLogging());
}

/** A membership in place of an L1 with the ID "Membership". */
export function keepMembership(stack: Stack, collaboration: ICollaborationRef): Membership {
  const membership = new Membership(stack, 'Membership', { collaboration });
  (membership.node.defaultChild as CfnMembership).overrideLogicalId('Membership');
  return membership;
}

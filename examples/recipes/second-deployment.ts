import { type ConfiguredTable, type ConfiguredTableAssociation, Membership } from 'cdk-cleanrooms';

/**
 * The ARN of the partner's membership is known after the partner has joined. It is in the context from the second
 * deployment on.
 */
export function associate(membership: Membership, table: ConfiguredTable): ConfiguredTableAssociation {
  const partnerArn = membership.node.tryGetContext('partnerMembershipArn') as string | undefined;
  return membership.associate('ImpressionsAssociation', {
    table,
    associationName: 'impressions',
    partnerMemberships: partnerArn ? [Membership.fromMembershipArn(membership, 'Partner', partnerArn)] : [],
  });
}

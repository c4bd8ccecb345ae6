import {
  type Collaboration,
  type ConfiguredTable,
  type ConfiguredTableAssociation,
  type Membership,
  PartnerMembership,
} from 'cdk-cleanrooms';

/**
 * The membership of the partner exists after the partner has joined. A deployment with another revision, which is in the
 * context, searches for it again.
 */
export function associate(
  collaboration: Collaboration,
  membership: Membership,
  table: ConfiguredTable,
): ConfiguredTableAssociation {
  const partner = new PartnerMembership(membership, 'Partner', {
    collaboration,
    accountId: '222222222222',
    revision: membership.node.tryGetContext('partnerRevision'),
  });
  return membership.associate('ImpressionsAssociation', {
    table,
    associationName: 'impressions',
    partnerMemberships: [partner],
  });
}

import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { type IRoleRef, Role, type RoleReference } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { partiesOf } from '../derivation/association-parties';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { ROLE_DESCRIPTION } from '../private/formats';
import { explainWildcards } from '../private/nag';
import { received } from '../private/received';
import { asServiceRole } from '../private/service-role';
import { serviceTrust } from '../private/service-trust';
import { formatted, listOf, optional, type Shapes } from '../private/shape';
import { SHARED_TABLE_ROLE } from './shared-table-role';

/** Properties for defining a `TableAccessRole`. */
export interface TableAccessRoleProps {
  /** The membership whose associations use the role. */
  readonly membership: IMembershipRef;
  /**
   * The memberships of all other members, after they have joined.
   *
   * With them, the trust policy of the role is limited to these memberships. Without them, it is limited to the
   * accounts of the members.
   *
   * @default - none
   */
  readonly partnerMemberships?: IMembershipRef[];
  /**
   * A description of the role: up to 1,000 characters, which are all in Latin-1.
   *
   * @default 'Clean Rooms reads configured tables with this role'
   */
  readonly description?: string;
}

/**
 * A role that Clean Rooms assumes to read several tables of a membership.
 *
 * Specify it as `role` of each association. Each association adds the permissions for its own table, and waits for
 * them. Without such a role, each association creates a role with permissions for its table only. An account can have
 * 1,000 roles by default.
 *
 * If the permissions are too long for one policy, the role gets further policies.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @example
 * declare const membership: IMembership;
 * declare const impressions: ConfiguredTable;
 * declare const clicks: ConfiguredTable;
 * const role = new TableAccessRole(this, 'Reader', { membership });
 * membership.associate('ImpressionsAssociation', { table: impressions, role });
 * membership.associate('ClicksAssociation', { table: clicks, role });
 */
export class TableAccessRole extends Construct implements IRoleRef {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.TableAccessRole';

  /** The role. */
  public readonly role: Role;

  constructor(scope: Construct, id: string, props: TableAccessRoleProps) {
    props = received(TableAccessRole.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { membership, partnerMemberships = [] } = props;
    const { trust } = partiesOf(this, membership, partnerMemberships);
    this.role = asServiceRole(
      new Role(this, 'Role', {
        description: props.description ?? 'Clean Rooms reads configured tables with this role',
        assumedBy: serviceTrust(this, trust),
      }),
    );
    const reasons = new Set<string>();
    const resources: string[] = [];
    SHARED_TABLE_ROLE.write(this, {
      membership,
      grantRead: ({ statements, wildcardReason }) => {
        for (const statement of statements) {
          this.role.addToPrincipalPolicy(statement);
          resources.push(...statement.resources);
        }
        reasons.add(wildcardReason);
        explainWildcards(this.role.node.findChild('DefaultPolicy'), resources, [...reasons].sort().join('; '));
      },
    });
  }

  /** The ARN of the role. */
  public get roleRef(): RoleReference {
    return this.role.roleRef;
  }

  /** The account and Region of the role. */
  public get env(): ResourceEnvironment {
    return this.role.env;
  }
}

const PROPS: Shapes<TableAccessRoleProps> = {
  membership: MEMBERSHIP,
  partnerMemberships: optional(listOf(MEMBERSHIP)),
  description: optional(formatted(ROLE_DESCRIPTION)),
};

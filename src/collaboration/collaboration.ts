import { ArnFormat, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, type CollaborationReference } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { REMOVAL_POLICY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { ACCOUNT_ID, arnOf as arnFormat, UUID } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { BOOLEAN, enumOf, formatted, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { CollaborationDetails } from './collaboration-details';
import { CollaborationEvents } from './collaboration-events';
import { CollaborationGrants } from './collaboration-grants';
import type { ICollaboration } from './collaboration-interface';
import type { CryptographicComputingOptions } from './cryptographic-computing';
import { DETAILS } from './details-shape';
import { InvitedCollaboration, type InvitedCollaborationProps } from './invited-collaboration';
import type { Member, MemberOptions } from './member';
import { MEMBER_OPTIONS } from './member-shape';
import { stateTerms } from './stated-terms';
import { renderCryptographicComputing, renderTerms } from './terms-rendering';

/** A change of members that does not require the approval of the other members. */
export enum AutoApprovedChange {
  /** Add a member. */
  ADD_MEMBER = 'ADD_MEMBER',
  /** Grant the ability to receive results. */
  GRANT_RECEIVE_RESULTS_ABILITY = 'GRANT_RECEIVE_RESULTS_ABILITY',
  /** Revoke the ability to receive results. */
  REVOKE_RECEIVE_RESULTS_ABILITY = 'REVOKE_RECEIVE_RESULTS_ABILITY',
}

/** Properties for defining a `Collaboration`. */
export interface CollaborationProps {
  /**
   * The name of the collaboration, which all members can see.
   *
   * It must have 1 to 100 characters.
   *
   * @default - the construct ID
   */
  readonly collaborationName?: string;
  /**
   * A description of the collaboration, which all members can see.
   *
   * It must have 1 to 255 characters.
   */
  readonly description: string;
  /** The options for the creator, which is the account of this stack. A change replaces the collaboration. */
  readonly creator: MemberOptions;
  /**
   * The members to invite, without the creator.
   *
   * A collaboration can have at most 9 invited members, and the default quota of the service is 5. A change to the list
   * replaces the collaboration, and every partner must join again. To add a member to an existing collaboration, use
   * `CollaborationMember`.
   *
   * @default - the creator is the only member
   */
  readonly members?: Member[];
  /**
   * Whether members can log queries to Amazon CloudWatch Logs.
   *
   * A change replaces the collaboration.
   *
   * @default true, because it cannot be turned on later
   */
  readonly queryLogging?: boolean;
  /**
   * Whether members can log PySpark jobs to Amazon CloudWatch Logs.
   *
   * A change replaces the collaboration.
   *
   * @default - true if a member can run jobs
   */
  readonly jobLogging?: boolean;
  /**
   * Settings for columns that members encrypt before they share them.
   *
   * A change replaces the collaboration.
   *
   * @default - no cryptographic computing
   */
  readonly cryptographicComputing?: CryptographicComputingOptions;
  /**
   * The Regions in which results can be stored.
   *
   * A change replaces the collaboration.
   *
   * @default - only the Region of the collaboration
   */
  readonly allowedResultRegions?: string[];
  /**
   * Whether members can receive Amazon CloudWatch metrics about their queries.
   *
   * This cannot be changed later.
   *
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * The changes of members that do not require the approval of the other members.
   *
   * A change to the list replaces the collaboration. To change it for an existing collaboration, use
   * `AutoApprovedChanges`.
   *
   * @default - every change requires the approval of all members
   */
  readonly autoApprovedChanges?: AutoApprovedChange[];
  /**
   * Policy to apply when the collaboration is removed from the stack.
   *
   * If the collaboration is deleted, it ends for every partner, and no partner can join it again.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE; only a failed first deployment deletes the collaboration
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Attributes for importing a collaboration. */
export interface CollaborationAttributes extends CollaborationDetails {
  /** The ID of the collaboration, which is a UUID. */
  readonly collaborationId: string;
  /**
   * The account ID of the creator.
   *
   * @default - unknown; the ARN of the collaboration is then also unknown
   */
  readonly creatorAccountId?: string;
}

abstract class CollaborationBase extends Resource implements ICollaboration {
  public abstract readonly collaborationId: string;
  public abstract readonly collaborationArn: string;

  /** The events of the collaboration in Amazon EventBridge. */
  public get events(): CollaborationEvents {
    return CollaborationEvents.fromCollaboration(this);
  }

  /** Permissions of principals on the collaboration. */
  public get grants(): CollaborationGrants {
    return CollaborationGrants.fromCollaboration(this);
  }

  public get collaborationRef(): CollaborationReference {
    const collaboration = this;
    return {
      collaborationIdentifier: this.collaborationId,
      // A getter, because an imported collaboration can lack an ARN.
      get collaborationArn() {
        return collaboration.collaborationArn;
      },
    };
  }
}

/**
 * An AWS Clean Rooms collaboration that the account of this stack creates.
 *
 * A collaboration defines its members, and which members can run queries, receive results and pay. Most properties
 * cannot be changed after creation: a change replaces the collaboration, and every partner must join again.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collaboration.html
 * @resource AWS::CleanRooms::Collaboration
 * @example
 * new Collaboration(this, 'CampaignReach', {
 *   description: 'How many customers of the advertiser saw the spring campaign',
 *   creator: { displayName: 'Publisher' },
 *   members: [
 *     Member.account('222222222222', {
 *       displayName: 'Advertiser',
 *       abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
 *       paymentResponsibilities: [Payment.QUERY_COMPUTE],
 *     }),
 *   ],
 * });
 */
export class Collaboration extends CollaborationBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.Collaboration';

  /**
   * Imports a collaboration by its ID, for example a collaboration that a partner has created.
   *
   * @example
   * const collaboration = Collaboration.fromCollaborationId(this, 'Partner', 'a1b2c3d4-5678-90ab-cdef-000000000001');
   */
  public static fromCollaborationId(scope: Construct, id: string, collaborationId: string): ICollaboration {
    return Collaboration.fromCollaborationAttributes(scope, id, { collaborationId });
  }

  /**
   * Imports a collaboration by its ARN, which contains the account of the creator.
   *
   * @example
   * const collaboration = Collaboration.fromCollaborationArn(
   *   this,
   *   'Partner',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:collaboration/a1b2c3d4-5678-90ab-cdef-000000000001',
   * );
   */
  public static fromCollaborationArn(scope: Construct, id: string, collaborationArn: string): ICollaboration {
    requireImport('Collaboration.fromCollaborationArn', ARN, scope, id, { collaborationArn });
    const { account, resourceName } = Stack.of(scope).splitArn(collaborationArn, ArnFormat.SLASH_RESOURCE_NAME);
    return new ImportedCollaboration(scope, id, {
      collaborationId: resourceName ?? '',
      creatorAccountId: account,
      collaborationArn,
    });
  }

  /**
   * Imports a collaboration by its attributes.
   *
   * @example
   * const collaboration = Collaboration.fromCollaborationAttributes(this, 'Partner', {
   *   collaborationId: 'a1b2c3d4-5678-90ab-cdef-000000000001',
   *   creatorAccountId: '111111111111',
   *   creator: { displayName: 'Publisher' },
   *   members: [Member.account('222222222222', { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
   * });
   */
  public static fromCollaborationAttributes(
    scope: Construct,
    id: string,
    attrs: CollaborationAttributes,
  ): ICollaboration {
    requireImport('Collaboration.fromCollaborationAttributes', ATTRIBUTES, scope, id, { attrs });
    return new ImportedCollaboration(scope, id, attrs);
  }

  /**
   * Finds a collaboration to which a partner has invited this account, by its name and creator, when the stack is
   * deployed.
   *
   * @example
   * const collaboration = Collaboration.fromInvitation(this, 'Partner', {
   *   collaborationName: 'Campaign reach',
   *   creatorAccountId: '111111111111',
   * });
   */
  public static fromInvitation(scope: Construct, id: string, props: InvitedCollaborationProps): ICollaboration {
    return new InvitedCollaboration(scope, id, props);
  }

  /** Checks whether an object is a `Collaboration`, including one from another copy of this library. */
  public static isCollaboration(x: unknown): x is Collaboration {
    return COLLABORATION.isOn(x);
  }

  /**
   * The ID of the collaboration.
   *
   * @attribute
   */
  public readonly collaborationId: string;
  /**
   * The ARN of the collaboration.
   *
   * @attribute
   */
  public readonly collaborationArn: string;

  constructor(scope: Construct, id: string, props: CollaborationProps) {
    props = received(Collaboration.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    COLLABORATION.write(this, true);

    const resource = new CfnCollaboration(this, 'Resource', {
      ...renderTerms(props),
      name: props.collaborationName ?? id,
      description: props.description,
      analyticsEngine: 'SPARK',
      isMetricsEnabled: props.metrics,
      dataEncryptionMetadata: renderCryptographicComputing(props.cryptographicComputing),
      allowedResultRegions: props.allowedResultRegions,
      autoApprovedChangeTypes: props.autoApprovedChanges,
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });

    this.collaborationId = resource.attrCollaborationIdentifier;
    this.collaborationArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedCollaboration extends CollaborationBase {
  public readonly collaborationId: string;
  private readonly arn?: string;

  constructor(scope: Construct, id: string, attrs: CollaborationAttributes & { readonly collaborationArn?: string }) {
    const arn = attrs.collaborationArn ?? arnOf(scope, attrs);
    super(scope, id, { environmentFromArn: arn });
    this.collaborationId = attrs.collaborationId;
    this.arn = arn;
    stateTerms(this, attrs.collaborationId, attrs);
  }

  public get collaborationArn(): string {
    if (this.arn) {
      return this.arn;
    }
    throw new InputError(this, {
      what: 'the ARN of this collaboration cannot be determined',
      why: 'it contains the account ID of the creator, which is not part of the collaboration ID',
      fix: text`import it with ${code('Collaboration.fromCollaborationArn')}, or with
        ${code('Collaboration.fromCollaborationAttributes')} and ${code('creatorAccountId')}`,
    });
  }
}

const COLLABORATION = new Note('Collaboration');

const ARN = { collaborationArn: formatted(arnFormat('collaboration')) };
const ATTRIBUTES = {
  attrs: struct<CollaborationAttributes>({
    ...DETAILS,
    collaborationId: formatted(UUID),
    creatorAccountId: optional(formatted(ACCOUNT_ID)),
  }),
};
const PROPS: Shapes<CollaborationProps> = {
  collaborationName: optional(STRING),
  description: STRING,
  creator: struct<MemberOptions>(MEMBER_OPTIONS),
  members: optional(listOf(instance<Member>('Member'))),
  queryLogging: optional(BOOLEAN),
  jobLogging: optional(BOOLEAN),
  cryptographicComputing: DETAILS.cryptographicComputing,
  allowedResultRegions: optional(listOf(STRING)),
  metrics: optional(BOOLEAN),
  autoApprovedChanges: optional(listOf(enumOf('AutoApprovedChange', AutoApprovedChange))),
  removalPolicy: optional(REMOVAL_POLICY),
};

function arnOf(scope: Construct, attrs: CollaborationAttributes): string | undefined {
  const { collaborationId: resourceName, creatorAccountId: account } = attrs;
  if (!account) {
    return undefined;
  }
  return Stack.of(scope).formatArn({ service: 'cleanrooms', account, resource: 'collaboration', resourceName });
}

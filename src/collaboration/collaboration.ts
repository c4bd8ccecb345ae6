import { ArnFormat, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, type CollaborationReference } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { InputError } from '../private/errors';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { CollaborationDetails } from './collaboration-details';
import type { ICollaboration } from './collaboration-interface';
import { InvitedCollaboration, type InvitedCollaborationProps } from './invited-collaboration';
import type { Member, MemberOptions } from './member';
import { stateTerms } from './stated-terms';
import { renderTerms } from './terms-rendering';

/** A change of members that needs no approval by the others. */
export enum AutoApprovedChange {
  /** A new member may be added. */
  ADD_MEMBER = 'ADD_MEMBER',
  /** A member may be allowed to receive results. */
  GRANT_RECEIVE_RESULTS_ABILITY = 'GRANT_RECEIVE_RESULTS_ABILITY',
  /** A member may no longer be allowed to receive results. */
  REVOKE_RECEIVE_RESULTS_ABILITY = 'REVOKE_RECEIVE_RESULTS_ABILITY',
}

/**
 * What members may do with columns that they encrypt before they share them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-parameters.html
 */
export interface CryptographicComputingOptions {
  /**
   * Whether encrypted tables may hold cleartext columns.
   *
   * @default false
   */
  readonly allowCleartext?: boolean;
  /**
   * Whether fingerprint columns may hold a value twice.
   *
   * @default false
   */
  readonly allowDuplicates?: boolean;
  /**
   * Whether fingerprint columns of different names may be joined.
   *
   * @default false
   */
  readonly allowJoinsOnColumnsWithDifferentNames?: boolean;
  /**
   * Whether missing values stay missing, instead of being encrypted.
   *
   * @default false
   */
  readonly preserveNulls?: boolean;
}

/** Properties of a `Collaboration`. */
export interface CollaborationProps {
  /**
   * The name that all members see: 1 to 100 characters.
   *
   * @default - the id of the construct
   */
  readonly collaborationName?: string;
  /** What the collaboration is for, as all members see it: 1 to 255 characters. */
  readonly description: string;
  /** The account of this stack as a member. */
  readonly creator: MemberOptions;
  /**
   * The members that are invited, without the creator: at most 9, of which the service's quota allows 5 by default.
   *
   * Changing the list replaces the collaboration, so that every partner would have to join again.
   *
   * @default - the creator is alone
   */
  readonly members?: Member[];
  /**
   * Whether members can log queries to Amazon CloudWatch Logs. Changing it replaces the collaboration.
   *
   * @default true, as it cannot be turned on later
   */
  readonly queryLogging?: boolean;
  /**
   * Whether members can log PySpark jobs to Amazon CloudWatch Logs. Changing it replaces the collaboration.
   *
   * @default - true if a member can run jobs
   */
  readonly jobLogging?: boolean;
  /**
   * Settings for columns that members encrypt themselves. Changing them replaces the collaboration.
   *
   * @default - no cryptographic computing
   */
  readonly cryptographicComputing?: CryptographicComputingOptions;
  /**
   * The Regions in which results may be stored. Changing them replaces the collaboration.
   *
   * @default - the Region of the collaboration only
   */
  readonly allowedResultRegions?: string[];
  /**
   * Whether members can have metrics of their analyses in Amazon CloudWatch. Cannot be changed later.
   *
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * Changes of members that need no approval. Changing the list replaces the collaboration.
   *
   * @default - every change needs the approval of all members
   */
  readonly autoApprovedChanges?: AutoApprovedChange[];
  /**
   * What happens to the collaboration when it leaves the template.
   *
   * Deleting it ends it for every partner, and none can rejoin.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, so that only a first deployment that fails deletes it
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What is known of a collaboration that is created elsewhere. */
export interface CollaborationAttributes extends CollaborationDetails {
  /** The id of the collaboration: a UUID. */
  readonly collaborationId: string;
  /**
   * The account of the creator.
   *
   * @default - unknown, and with it the ARN
   */
  readonly creatorAccountId?: string;
}

abstract class CollaborationBase extends Resource implements ICollaboration {
  public abstract readonly collaborationId: string;
  public abstract readonly collaborationArn: string;

  public get collaborationRef(): CollaborationReference {
    const collaboration = this;
    return {
      collaborationIdentifier: this.collaborationId,
      // Late, as an imported collaboration may know its id only.
      get collaborationArn() {
        return collaboration.collaborationArn;
      },
    };
  }
}

/**
 * A collaboration of AWS Clean Rooms, created by the account of this stack.
 *
 * It says who takes part, who may query, who receives results and who pays. Nearly all of that is fixed: changing it in
 * the template replaces the collaboration, and every partner has to join again.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collaboration.html
 * @resource AWS::CleanRooms::Collaboration
 */
export class Collaboration extends CollaborationBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.Collaboration';

  /** A collaboration of which only the id is known, for example one that a partner has created. */
  public static fromCollaborationId(scope: Construct, id: string, collaborationId: string): ICollaboration {
    return Collaboration.fromCollaborationAttributes(scope, id, { collaborationId });
  }

  /** A collaboration by its ARN, which tells the creator's account as well. */
  public static fromCollaborationArn(scope: Construct, id: string, collaborationArn: string): ICollaboration {
    const { account, resourceName } = Stack.of(scope).splitArn(collaborationArn, ArnFormat.SLASH_RESOURCE_NAME);
    return new ImportedCollaboration(scope, id, {
      collaborationId: resourceName ?? '',
      creatorAccountId: account,
      collaborationArn,
    });
  }

  /** A collaboration that is created elsewhere, with as much as is known of it. */
  public static fromCollaborationAttributes(
    scope: Construct,
    id: string,
    attrs: CollaborationAttributes,
  ): ICollaboration {
    return new ImportedCollaboration(scope, id, attrs);
  }

  /**
   * A collaboration to which a partner has invited this account, found by its name and creator when the stack is deployed.
   */
  public static fromInvitation(scope: Construct, id: string, props: InvitedCollaborationProps): ICollaboration {
    return new InvitedCollaboration(scope, id, props);
  }

  /** Whether something is a `Collaboration`, also one of another copy of this library. */
  public static isCollaboration(x: unknown): x is Collaboration {
    return COLLABORATION.isOn(x);
  }

  /** @attribute */
  public readonly collaborationId: string;
  /** @attribute */
  public readonly collaborationArn: string;

  constructor(scope: Construct, id: string, props: CollaborationProps) {
    props = injected(Collaboration.PROPERTY_INJECTION_ID, scope, id, props);
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
    stateTerms(this, attrs);
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

function arnOf(scope: Construct, attrs: CollaborationAttributes): string | undefined {
  const { collaborationId: resourceName, creatorAccountId: account } = attrs;
  if (!account) {
    return undefined;
  }
  return Stack.of(scope).formatArn({ service: 'cleanrooms', account, resource: 'collaboration', resourceName });
}

function renderCryptographicComputing(
  options?: CryptographicComputingOptions,
): CfnCollaboration.DataEncryptionMetadataProperty | undefined {
  return (
    options && {
      allowCleartext: options.allowCleartext ?? false,
      allowDuplicates: options.allowDuplicates ?? false,
      allowJoinsOnColumnsWithDifferentNames: options.allowJoinsOnColumnsWithDifferentNames ?? false,
      preserveNulls: options.preserveNulls ?? false,
    }
  );
}

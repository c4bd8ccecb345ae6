import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  type AnalysisTemplateReference,
  CfnAnalysisTemplate,
  type IAnalysisTemplateRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { codeReaders } from '../derivation/job-parties';
import { MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { arnOf, UUID } from '../private/formats';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { membershipTrust } from '../private/service-trust';
import { formatted, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { validateAtSynthesis } from '../validation/report';
import type { AnalysisParameter } from './analysis-parameter';
import type { AnalysisSource } from './analysis-source';

/** An analysis template, which members can review before it runs. */
export interface IAnalysisTemplate extends IResource, IAnalysisTemplateRef {
  /**
   * The ID of the analysis template, which is a UUID.
   *
   * @attribute
   */
  readonly analysisTemplateId: string;
  /**
   * The ARN of the analysis template, which analysis rules use to allow it.
   *
   * @attribute
   */
  readonly analysisTemplateArn: string;
}

/** Options for adding an analysis template to a membership. */
export interface AnalysisTemplateOptions {
  /**
   * The name of the analysis template in the collaboration. A change replaces the template.
   *
   * It can have up to 128 letters, digits, blanks, underscores and hyphens.
   *
   * @default - the construct ID
   */
  readonly analysisTemplateName?: string;
  /**
   * A description of the analysis template, which other members can see: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /** The source of the analysis template. A change replaces the template. */
  readonly source: AnalysisSource;
  /**
   * The parameters of the template, up to 50: one for each `:name` in the SQL text, or strings for PySpark.
   * A change replaces the template.
   *
   * @default - none
   */
  readonly parameters?: AnalysisParameter[];
  /**
   * Policy to apply when the analysis template is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining an `AnalysisTemplate`. */
export interface AnalysisTemplateProps extends AnalysisTemplateOptions {
  /** The membership of the author of the template. A change replaces the template. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing an analysis template. */
export interface AnalysisTemplateAttributes {
  /** The ID of the analysis template, which is a UUID. */
  readonly analysisTemplateId: string;
  /** The membership of the author of the template. */
  readonly membership: IMembershipRef;
}

abstract class AnalysisTemplateBase extends Resource implements IAnalysisTemplate {
  public abstract readonly analysisTemplateId: string;
  public abstract readonly analysisTemplateArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  public get analysisTemplateRef(): AnalysisTemplateReference {
    return {
      analysisTemplateIdentifier: this.analysisTemplateId,
      analysisTemplateArn: this.analysisTemplateArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms analysis template, in SQL or PySpark.
 *
 * A template in PySpark also creates the role that Clean Rooms assumes to read the code, unless its source specifies one.
 *
 * Only the description can be changed in place. Any other change creates a new template with a new ARN, and all
 * analysis rules that allow the previous template, including those in other accounts, do not allow the new one.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html
 * @resource AWS::CleanRooms::AnalysisTemplate
 * @example
 * declare const membership: IMembership;
 * new AnalysisTemplate(this, 'Reach', {
 *   membership,
 *   source: AnalysisSource.sql(
 *     'SELECT COUNT(DISTINCT user_id) AS reach FROM impressions WHERE campaign_id = :campaign',
 *   ),
 *   parameters: [AnalysisParameter.integer('campaign')],
 * });
 */
export class AnalysisTemplate extends AnalysisTemplateBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AnalysisTemplate';

  /**
   * Imports an analysis template by its ARN. It can be the template of a partner.
   *
   * @example
   * const template = AnalysisTemplate.fromAnalysisTemplateArn(
   *   this,
   *   'Reach',
   *   'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/analysistemplate/a1b2c3d4-5678-90ab-cdef-000000000005',
   * );
   * const allowed = AllowedAnalyses.templates(template);
   */
  public static fromAnalysisTemplateArn(scope: Construct, id: string, analysisTemplateArn: string): IAnalysisTemplate {
    requireImport('AnalysisTemplate.fromAnalysisTemplateArn', ARN, scope, id, { analysisTemplateArn });
    const { membershipId, childId } = idsOfChild(analysisTemplateArn);
    return new ImportedAnalysisTemplate(scope, id, membershipId, childId, analysisTemplateArn);
  }

  /**
   * Imports an analysis template by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const template = AnalysisTemplate.fromAnalysisTemplateAttributes(this, 'Reach', {
   *   analysisTemplateId: 'a1b2c3d4-5678-90ab-cdef-000000000005',
   *   membership,
   * });
   */
  public static fromAnalysisTemplateAttributes(
    scope: Construct,
    id: string,
    attrs: AnalysisTemplateAttributes,
  ): IAnalysisTemplate {
    requireImport('AnalysisTemplate.fromAnalysisTemplateAttributes', ATTRIBUTES, scope, id, { attrs });
    const { analysisTemplateId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'analysistemplate', analysisTemplateId);
    return new ImportedAnalysisTemplate(scope, id, membershipIdentifier, analysisTemplateId, arn);
  }

  /** Checks whether an object is an `AnalysisTemplate`, including one from another copy of this library. */
  public static isAnalysisTemplate(x: unknown): x is AnalysisTemplate {
    return ANALYSIS_TEMPLATE.isOn(x);
  }

  /**
   * The ID of the analysis template.
   *
   * @attribute
   */
  public readonly analysisTemplateId: string;
  /**
   * The ARN of the analysis template.
   *
   * @attribute
   */
  public readonly analysisTemplateArn: string;
  /** The role that Clean Rooms assumes to read the code. It is undefined for a template in SQL. */
  public readonly codeRole?: IRoleRef;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: AnalysisTemplateProps) {
    props = received(AnalysisTemplate.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ANALYSIS_TEMPLATE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const { _runnerMembership: runner } = props.source;
    const { properties, codeRole } = props.source._bind(this, () =>
      membershipTrust(codeReaders(this, props.membership, runner)),
    );
    this.codeRole = codeRole;

    const resource = new CfnAnalysisTemplate(this, 'Resource', {
      name: props.analysisTemplateName ?? id,
      description: props.description,
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
      ...properties,
      analysisParameters: props.parameters?.map((parameter) => parameter._render()),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    // Clean Rooms can assume the role immediately, so its policies must exist.
    if (codeRole) {
      resource.node.addDependency(codeRole);
    }
    deployAfter(this, props.membership, ...(runner ? [runner] : []));

    this.analysisTemplateId = resource.attrAnalysisTemplateIdentifier;
    this.analysisTemplateArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedAnalysisTemplate extends AnalysisTemplateBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly analysisTemplateId: string,
    public readonly analysisTemplateArn: string,
  ) {
    super(scope, id, { environmentFromArn: analysisTemplateArn });
  }
}

const ANALYSIS_TEMPLATE = new Note('AnalysisTemplate');

const ARN = { analysisTemplateArn: formatted(arnOf('membership/<id>/analysistemplate')) };
const ATTRIBUTES = {
  attrs: struct<AnalysisTemplateAttributes>({ analysisTemplateId: formatted(UUID), membership: MEMBERSHIP }),
};
const PROPS: Shapes<AnalysisTemplateProps> = {
  analysisTemplateName: optional(STRING),
  description: optional(STRING),
  membership: MEMBERSHIP,
  source: instance<AnalysisSource>('AnalysisSource'),
  parameters: optional(listOf(instance<AnalysisParameter>('AnalysisParameter'))),
  removalPolicy: optional(REMOVAL_POLICY),
};

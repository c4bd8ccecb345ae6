import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  type AnalysisTemplateReference,
  CfnAnalysisTemplate,
  type IAnalysisTemplateRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';
import { SQL } from '../private/words';
import { validateAtSynthesis } from '../validation/report';
import type { AnalysisParameter } from './analysis-parameter';
import type { AnalysisSource } from './analysis-source';

/** An analysis template: an analysis that members review before it may run. */
export interface IAnalysisTemplate extends IResource, IAnalysisTemplateRef {
  /**
   * The id of the template: a UUID.
   *
   * @attribute
   */
  readonly analysisTemplateId: string;
  /**
   * The ARN of the template, which the rules of tables name.
   *
   * @attribute
   */
  readonly analysisTemplateArn: string;
}

/** Properties of an `AnalysisTemplate`. */
export interface AnalysisTemplateProps {
  /**
   * The name of the template in the collaboration: up to 128 letters, digits, blanks, underscores and hyphens.
   *
   * @default - the id of the construct
   */
  readonly analysisTemplateName?: string;
  /**
   * What the template does, as other members see it: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /** The membership of the author. */
  readonly membership: IMembershipRef;
  /** The text of the analysis. */
  readonly source: AnalysisSource;
  /**
   * Every `:name` in the text, with its type: up to 50.
   *
   * @default - the text has no parameters
   */
  readonly parameters?: AnalysisParameter[];
  /**
   * What happens to the template when it leaves the CloudFormation template.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** An analysis template that is created elsewhere. */
export interface AnalysisTemplateAttributes {
  /** The id of the template: a UUID. */
  readonly analysisTemplateId: string;
  /** The membership of the author. */
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
 * An analysis template of AWS Clean Rooms, in SQL.
 *
 * Everything but its description is fixed: another text is another template with another ARN, and every rule that names
 * the old one, also in other accounts, no longer allows it.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html
 * @resource AWS::CleanRooms::AnalysisTemplate
 */
export class AnalysisTemplate extends AnalysisTemplateBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AnalysisTemplate';

  /** A template by its ARN, which may be that of a partner. */
  public static fromAnalysisTemplateArn(scope: Construct, id: string, analysisTemplateArn: string): IAnalysisTemplate {
    const { membershipId, childId } = idsOfChild(analysisTemplateArn);
    return new ImportedAnalysisTemplate(scope, id, membershipId, childId, analysisTemplateArn);
  }

  /** A template by its id and its membership. */
  public static fromAnalysisTemplateAttributes(
    scope: Construct,
    id: string,
    attrs: AnalysisTemplateAttributes,
  ): IAnalysisTemplate {
    const { analysisTemplateId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'analysistemplate', analysisTemplateId);
    return new ImportedAnalysisTemplate(scope, id, membershipIdentifier, analysisTemplateId, arn);
  }

  /** Whether something is an `AnalysisTemplate`, also one of another copy of this library. */
  public static isAnalysisTemplate(x: unknown): x is AnalysisTemplate {
    return ANALYSIS_TEMPLATE.isOn(x);
  }

  /** @attribute */
  public readonly analysisTemplateId: string;
  /** @attribute */
  public readonly analysisTemplateArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: AnalysisTemplateProps) {
    props = injected(AnalysisTemplate.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    ANALYSIS_TEMPLATE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnAnalysisTemplate(this, 'Resource', {
      name: props.analysisTemplateName ?? id,
      description: props.description,
      membershipIdentifier: this._membershipIdentifier,
      format: SQL,
      source: { text: props.source.text },
      analysisParameters: props.parameters?.map((parameter) => parameter._render()),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    deployAfter(this, props.membership);

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

import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ValidationResource } from '../custom-resources/analysis-template-validation/resource';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';

/** What happens if an analysis template is not valid. */
export enum InvalidTemplateAction {
  /** The deployment fails with the reasons of the service. */
  FAIL = 'FAIL',
  /** The deployment succeeds, and `validationStatus` tells. */
  REPORT = 'REPORT',
}

/** Properties of an `AnalysisTemplateValidation`. */
export interface AnalysisTemplateValidationProps {
  /** The template, of a membership of this account. */
  readonly analysisTemplate: IAnalysisTemplateRef;
  /**
   * What happens if the template is not valid.
   *
   * @default InvalidTemplateAction.FAIL
   */
  readonly onInvalid?: InvalidTemplateAction;
}

/**
 * A check that an analysis template can run under differential privacy, made when the stack is deployed.
 *
 * CloudFormation creates a template also if the service finds it unfit, and partners learn it from their first query. The
 * service judges a template against the tables that it reads, so these have to be associated before:
 *
 * ```ts
 * declare const template: AnalysisTemplate;
 * declare const association: ConfiguredTableAssociation;
 *
 * const validation = new AnalysisTemplateValidation(this, 'Validation', { analysisTemplate: template });
 * validation.node.addDependency(association);
 * ```
 *
 * The deployment fails if the template is invalid, or if the service could not judge it within some minutes. A rollback
 * never fails because of a template that was accepted before.
 *
 * The function that does this may read this template and nothing else.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html
 */
export class AnalysisTemplateValidation extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AnalysisTemplateValidation';

  /** What the service found when this was deployed: `VALID`, `INVALID`, `UNABLE_TO_VALIDATE`, or `NONE`. */
  public readonly validationStatus: string;
  /** Why, in the words of the service; `NONE` if the template is valid. */
  public readonly validationReasons: string;

  constructor(scope: Construct, id: string, props: AnalysisTemplateValidationProps) {
    props = injected(AnalysisTemplateValidation.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    deployAfter(this, props.analysisTemplate);

    const { membershipIdentifier, analysisTemplateIdentifier, analysisTemplateArn } =
      props.analysisTemplate.analysisTemplateRef;
    const resource = new ValidationResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      analysisTemplateId: analysisTemplateIdentifier,
      analysisTemplateArn,
      onInvalid: props.onInvalid ?? InvalidTemplateAction.FAIL,
    });
    this.validationStatus = resource.attrValidationStatus;
    this.validationReasons = resource.attrValidationReasons;
  }
}

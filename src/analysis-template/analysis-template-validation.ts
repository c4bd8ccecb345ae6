import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ValidationResource } from '../custom-resources/analysis-template-validation/resource';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';

/** The action if an analysis template is not valid. */
export enum InvalidTemplateAction {
  /** The deployment fails, and the stack event contains the reasons of the service. */
  FAIL = 'FAIL',
  /** The deployment succeeds, and `validationStatus` contains the result. */
  REPORT = 'REPORT',
}

/** Properties for defining an `AnalysisTemplateValidation`. */
export interface AnalysisTemplateValidationProps {
  /** The analysis template, which must belong to a membership of this account. */
  readonly analysisTemplate: IAnalysisTemplateRef;
  /**
   * The action if the template is not valid.
   *
   * @default InvalidTemplateAction.FAIL
   */
  readonly onInvalid?: InvalidTemplateAction;
}

/**
 * Validates at deployment that an analysis template can run under differential privacy.
 *
 * CloudFormation creates a template even if the service finds that it is not valid, and the first query of a partner
 * then fails. The service validates a template against the tables that it reads, so associate the tables first:
 *
 * ```ts
 * declare const template: AnalysisTemplate;
 * declare const association: ConfiguredTableAssociation;
 *
 * const validation = new AnalysisTemplateValidation(this, 'Validation', { analysisTemplate: template });
 * validation.node.addDependency(association);
 * ```
 *
 * The deployment fails if the template is not valid, or if the service cannot validate it within a few minutes. A
 * rollback never fails because of a template that was valid before.
 *
 * The Lambda function of this construct can only read this template.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html
 * @example
 * declare const template: AnalysisTemplate;
 * declare const association: ConfiguredTableAssociation;
 * const validation = new AnalysisTemplateValidation(this, 'Validation', { analysisTemplate: template });
 * validation.node.addDependency(association);
 */
export class AnalysisTemplateValidation extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AnalysisTemplateValidation';

  /** The validation status when the stack was deployed: `VALID`, `INVALID`, `UNABLE_TO_VALIDATE`, or `NONE`. */
  public readonly validationStatus: string;
  /**
   * The reasons of the service for the validation status.
   *
   * It is `NONE` if the template is valid.
   */
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

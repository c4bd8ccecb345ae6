import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type ValidationProperties } from './contract';

export interface ValidationResourceProps extends ValidationProperties {
  readonly analysisTemplateArn: string;
}

/** A check of the validation that the service has made of an analysis template. */
export class ValidationResource extends ProvidedResource {
  public readonly attrValidationStatus: string;
  public readonly attrValidationReasons: string;

  constructor(scope: Construct, id: string, props: ValidationResourceProps) {
    super(scope, id, {
      kind: 'analysis-template-validation',
      properties: props,
      statements: [
        new PolicyStatement({ actions: ['cleanrooms:GetAnalysisTemplate'], resources: [props.analysisTemplateArn] }),
      ],
    });
    this.attrValidationStatus = this.attribute(ATTRIBUTES.validationStatus);
    this.attrValidationReasons = this.attribute(ATTRIBUTES.validationReasons);
  }
}

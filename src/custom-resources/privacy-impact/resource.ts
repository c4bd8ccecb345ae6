import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { type Aggregation, ATTRIBUTES, type ImpactProperties } from './contract';

export interface ImpactResourceProps extends ImpactProperties {
  readonly membershipArn: string;
}

/** A preview of what a differential privacy budget allows. */
export class ImpactResource extends ProvidedResource {
  constructor(scope: Construct, id: string, props: ImpactResourceProps) {
    super(scope, id, {
      kind: 'privacy-impact',
      properties: props,
      statements: [
        new PolicyStatement({ actions: ['cleanrooms:PreviewPrivacyImpact'], resources: [props.membershipArn] }),
      ],
    });
  }

  /** How many aggregations of a type the budget allows. */
  public attrMaxCount(aggregation: Aggregation): string {
    return this.attribute(ATTRIBUTES[aggregation]);
  }
}

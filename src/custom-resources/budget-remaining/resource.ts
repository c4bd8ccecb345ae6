import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type RemainingProperties, type Unit } from './contract';

export interface RemainingResourceProps extends RemainingProperties {
  /** The ARN of the collaboration, or a pattern for it. */
  readonly collaborationArn: string;
}

/** What remains of a privacy budget. */
export class RemainingResource extends ProvidedResource {
  constructor(scope: Construct, id: string, props: RemainingResourceProps) {
    super(scope, id, {
      kind: 'budget-remaining',
      properties: props,
      statements: [
        new PolicyStatement({
          actions: ['cleanrooms:ListCollaborationPrivacyBudgets'],
          resources: [props.collaborationArn],
        }),
      ],
      wildcardReason: 'the account of the creator of an imported collaboration is not known at synthesis',
    });
  }

  /** How much remains of a unit. */
  public attrRemaining(unit: Unit): string {
    return this.attribute(ATTRIBUTES[unit].remaining);
  }

  /** How much of a unit the budget allows. */
  public attrMax(unit: Unit): string {
    return this.attribute(ATTRIBUTES[unit].max);
  }
}

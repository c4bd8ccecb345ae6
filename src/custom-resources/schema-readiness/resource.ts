import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { readSchemas } from '../../private/schema-permissions';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type ReadinessProperties } from './contract';

export interface ReadinessResourceProps extends ReadinessProperties {
  /** The ARN of the collaboration, or a pattern for it. */
  readonly collaborationArn: string;
  /** The ARN of the table, or the patterns for it. */
  readonly tableArns: readonly string[];
}

/** A check of whether a table is ready for analyses. */
export class ReadinessResource extends ProvidedResource {
  public readonly attrReadinessStatus: string;
  public readonly attrReadinessReasons: string;

  constructor(scope: Construct, id: string, props: ReadinessResourceProps) {
    const { actions, resources } = readSchemas(props.tableArns, props.collaborationArn);
    super(scope, id, {
      kind: 'schema-readiness',
      properties: props,
      statements: [new PolicyStatement({ actions: [...actions], resources: [...resources] })],
      wildcardReason: 'the accounts and memberships of other members are not known at synthesis',
    });
    this.attrReadinessStatus = this.attribute(ATTRIBUTES.readinessStatus);
    this.attrReadinessReasons = this.attribute(ATTRIBUTES.readinessReasons);
  }
}

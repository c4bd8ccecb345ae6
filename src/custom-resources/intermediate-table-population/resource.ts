import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { HandlerScheduleProps } from '../provider/handler-schedule';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type IntermediatePopulationProperties } from './contract';

export interface IntermediatePopulationResourceProps extends IntermediatePopulationProperties {
  readonly statements: PolicyStatement[];
}

/** The population of an intermediate table, of which CloudFormation sets no parameter. */
export class IntermediatePopulationResource extends ProvidedResource<'intermediate-table-population'> {
  public readonly attrAnalysisId: string;
  public readonly attrVersionId: string;
  public readonly attrPopulationStatus: string;

  private readonly properties: IntermediatePopulationProperties;

  constructor(scope: Construct, id: string, { statements, ...properties }: IntermediatePopulationResourceProps) {
    super(scope, id, {
      kind: 'intermediate-table-population',
      properties,
      statements,
      wildcardReason:
        'the tables that the analysis reads can belong to other members, whose membership IDs are not known',
    });
    this.attrAnalysisId = this.attribute(ATTRIBUTES.analysisId);
    this.attrVersionId = this.attribute(ATTRIBUTES.versionId);
    this.attrPopulationStatus = this.attribute(ATTRIBUTES.populationStatus);
    this.properties = properties;
  }

  /** Populates the table at other times too, without waiting. */
  public addSchedule(
    scope: Construct,
    id: string,
    options: Omit<HandlerScheduleProps, 'functionArn' | 'properties'>,
  ): Schedule {
    return this.schedule(scope, id, 'intermediate-table-population', { ...this.properties, waitSeconds: 0 }, options);
  }
}

import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { HandlerScheduleProps } from '../provider/handler-schedule';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type MappingPopulationProperties } from './contract';

export interface MappingPopulationResourceProps extends MappingPopulationProperties {
  readonly statements: PolicyStatement[];
}

/** The population of an ID mapping table, which CloudFormation creates empty. */
export class MappingPopulationResource extends ProvidedResource<'id-mapping-table-population'> {
  public readonly attrIdMappingJobId: string;
  public readonly attrPopulationStatus: string;

  private readonly properties: MappingPopulationProperties;

  constructor(scope: Construct, id: string, { statements, ...properties }: MappingPopulationResourceProps) {
    super(scope, id, {
      kind: 'id-mapping-table-population',
      properties,
      statements,
    });
    this.attrIdMappingJobId = this.attribute(ATTRIBUTES.idMappingJobId);
    this.attrPopulationStatus = this.attribute(ATTRIBUTES.populationStatus);
    this.properties = properties;
  }

  /** Populates the table at other times too, without waiting. */
  public addSchedule(
    scope: Construct,
    id: string,
    options: Omit<HandlerScheduleProps, 'functionArn' | 'properties'>,
  ): Schedule {
    return this.schedule(scope, id, 'id-mapping-table-population', { ...this.properties, waitSeconds: 0 }, options);
  }
}

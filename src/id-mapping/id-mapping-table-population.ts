import { Stack } from 'aws-cdk-lib';
import type { IIdMappingTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IIdMappingWorkflowRef } from 'aws-cdk-lib/aws-entityresolution';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { MappingPopulationResource } from '../custom-resources/id-mapping-table-population/resource';
import { maxWaitSeconds } from '../population/max-wait';
import type { PopulationOptions } from '../population/population-options';
import { requireSchedule, scheduleOf } from '../population/population-schedule';
import type { PopulationScheduleOptions } from '../population/population-schedule-options';
import { DURATION, ID_MAPPING_TABLE, ID_MAPPING_WORKFLOW } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { Note } from '../private/note';
import { received } from '../private/received';
import { enumOf, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import { startPopulation, workflowArnOf } from './population-permissions';
import { workflowArn } from './workflow-arn';

/**
 * The records that a population processes.
 *
 * @see https://docs.aws.amazon.com/entityresolution/latest/apireference/API_StartIdMappingJob.html
 */
export enum IdMappingJobType {
  /** All records, whether they have been processed before or not. */
  BATCH = 'BATCH',
  /** The records that are new or have changed since the last job. */
  INCREMENTAL = 'INCREMENTAL',
  /** Only the deletions of records. */
  DELETE_ONLY = 'DELETE_ONLY',
}

/** Properties for defining an `IdMappingTablePopulation`. */
export interface IdMappingTablePopulationProps extends PopulationOptions {
  /** The ID mapping table, which must belong to a membership of this account. */
  readonly idMappingTable: IIdMappingTableRef;
  /**
   * The ID mapping workflow of the table.
   *
   * @default - the workflow of the table; an imported table does not show it, so you must specify it
   */
  readonly workflow?: IIdMappingWorkflowRef;
  /**
   * The records that the population processes. A change populates the table again.
   *
   * @default - BATCH, or INCREMENTAL if the workflow is configured for incremental jobs
   */
  readonly jobType?: IdMappingJobType;
}

/**
 * Populates an ID mapping table when it is deployed, and again when its inputs change.
 *
 * CloudFormation creates an empty table, and queries fail until it is populated. Each population runs a job of the ID
 * mapping workflow in AWS Entity Resolution, which is billed. The table is populated once for each change of this
 * construct, even if requests or responses are lost. A rollback populates it with the previous inputs.
 *
 * AWS Entity Resolution does not show for which table a job runs. Therefore populations with the same workflow in a
 * stack are deployed one after the other, and a job that someone else starts while this construct is being deployed can
 * be taken for its own. Change `revision` in this case.
 *
 * The removal of this construct changes nothing: the table keeps its data.
 *
 * The Lambda function of this construct can populate this table and read the jobs of its workflow.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/populate-id-mapping-table.html
 * @example
 * declare const identities: IdMappingTable;
 * const population = new IdMappingTablePopulation(this, 'Population', { idMappingTable: identities });
 * population.addSchedule('Weekly', { schedule: scheduler.ScheduleExpression.rate(Duration.days(7)) });
 */
export class IdMappingTablePopulation extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.IdMappingTablePopulation';

  /**
   * The ID of the job in AWS Entity Resolution, which has 32 hexadecimal digits.
   *
   * It is `UNKNOWN` after a deployment that did not populate the table.
   */
  public readonly idMappingJobId: string;
  /**
   * The status of the job when the deployment ended.
   *
   * It is `QUEUED`, `RUNNING`, `SUCCEEDED`, or `UNKNOWN`.
   */
  public readonly populationStatus: string;
  private readonly resource: MappingPopulationResource;

  /**
   * Throws an error if the table is imported and `workflow` is missing, and if `maxWait` is longer than 2 minutes or not
   * known at synthesis.
   */
  constructor(scope: Construct, id: string, props: IdMappingTablePopulationProps) {
    props = received(IdMappingTablePopulation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { idMappingTable, workflow } = props;
    const waitSeconds = maxWaitSeconds(this, props.maxWait);
    const workflowOfTable = workflow ? workflowArn(this, workflow) : requireWorkflow(this, idMappingTable);
    deployAfter(this, idMappingTable, ...(workflow ? [workflow] : []));
    populateAfterOthers(this, workflowOfTable);

    const { membershipIdentifier, idMappingTableIdentifier } = idMappingTable.idMappingTableRef;
    this.resource = new MappingPopulationResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      idMappingTableId: idMappingTableIdentifier,
      workflowArn: workflowOfTable,
      jobType: props.jobType,
      revision: props.revision,
      waitSeconds,
      statements: statementsFor(idMappingTable, workflowOfTable),
    });
    this.idMappingJobId = this.resource.attrIdMappingJobId;
    this.populationStatus = this.resource.attrPopulationStatus;
  }

  /**
   * Populates the table at the times of a schedule as well, with the same inputs.
   *
   * Each invocation populates the table once, even if it is delivered more than once. If a job of the workflow has
   * started since the scheduled time, none is started.
   *
   * @example
   * declare const population: IdMappingTablePopulation;
   * population.addSchedule('Weekly', { schedule: scheduler.ScheduleExpression.rate(Duration.days(7)) });
   */
  public addSchedule(id: string, options: PopulationScheduleOptions): Schedule {
    requireSchedule(code('idMappingTablePopulation.addSchedule'), id, options);
    return this.resource.addSchedule(this, id, scheduleOf(options));
  }
}

function requireWorkflow(population: IdMappingTablePopulation, table: IIdMappingTableRef): string {
  const arn = workflowArnOf(table);
  if (arn === undefined) {
    throw new InputError(population, {
      what: text`${code('workflow')} is missing, and the ID mapping table "${table.node.path}" is imported`,
      why: 'the population reads the jobs of the workflow, and an imported table does not show its workflow',
      fix: text`specify ${code('workflow')}, for example with ${code('CfnIdMappingWorkflow.fromWorkflowName')}`,
    });
  }
  return arn;
}

/** The last population of each workflow in a stack. */
const POPULATIONS = new Note<Map<string, Construct>>('IdMappingTablePopulations');

/** A job does not show for which table it runs, so the requests of two tables must not overlap. */
function populateAfterOthers(population: Construct, arn: string): void {
  const stack = Stack.of(population);
  const last = POPULATIONS.read(stack) ?? new Map<string, Construct>();
  POPULATIONS.write(stack, last);
  const key = JSON.stringify(stack.resolve(arn));
  const previous = last.get(key);
  if (previous) {
    population.node.addDependency(previous);
  }
  last.set(key, population);
}

function statementsFor(table: IIdMappingTableRef, arn: string): PolicyStatement[] {
  const readJobs = {
    // The service needs the first one of everyone who populates a table.
    actions: [
      'entityresolution:GetIdMappingWorkflow',
      'entityresolution:GetIdMappingJob',
      'entityresolution:ListIdMappingJobs',
    ],
    resources: [arn],
  };
  return [startPopulation(table), readJobs].map((permission) => new PolicyStatement(permission));
}

const PROPS: Shapes<IdMappingTablePopulationProps> = {
  idMappingTable: ID_MAPPING_TABLE,
  workflow: optional(ID_MAPPING_WORKFLOW),
  jobType: optional(enumOf('IdMappingJobType', IdMappingJobType)),
  revision: optional(STRING),
  maxWait: optional(DURATION),
};

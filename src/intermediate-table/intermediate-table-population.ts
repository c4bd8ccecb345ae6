import type { IIntermediateTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { IntermediatePopulationResource } from '../custom-resources/intermediate-table-population/resource';
import { maxWaitSeconds } from '../population/max-wait';
import type { PopulationOptions } from '../population/population-options';
import { requireSchedule, scheduleOf } from '../population/population-schedule';
import type { PopulationScheduleOptions } from '../population/population-schedule-options';
import { DURATION, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { ACCOUNT_ID } from '../private/formats';
import { received } from '../private/received';
import { enumOf, formatted, knownNumber, mapOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { sortedEntries } from '../private/sorted-entries';
import { deployAfter } from '../private/stack-order';
import { code } from '../private/text';
import { readBaseTables, startPopulation, tableAndMembership } from './population-permissions';
import { type PopulationWorkers, PopulationWorkerType } from './population-worker';

/** Properties for defining an `IntermediateTablePopulation`. */
export interface IntermediateTablePopulationProps extends PopulationOptions {
  /** The intermediate table, which must belong to a membership of this account. */
  readonly intermediateTable: IIntermediateTableRef;
  /**
   * The values of the parameters of the analysis, by the names of the parameters: each has up to 1,000 characters.
   *
   * A change populates the table again.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };
  /**
   * The compute that runs the analysis.
   *
   * A change populates the table again.
   *
   * @default - 16 workers of the type CR.1X
   */
  readonly workers?: PopulationWorkers;
  /**
   * The ID of the account that pays for the analysis, if more than one member can pay.
   *
   * A change populates the table again.
   *
   * @default - the member that pays for queries
   */
  readonly payerAccountId?: string;
}

/**
 * Populates an intermediate table when it is deployed, and again when its inputs change.
 *
 * Each population costs compute, and takes one access from the privacy budget of each base table. The table is populated
 * once for each change of this construct, even if requests or responses are lost. A table that already has data when
 * this construct is created is left as it is, because CloudFormation itself can populate a table; with `parameters`, it
 * is populated. A rollback populates it with the previous inputs.
 *
 * The data expires. `addSchedule` populates the table at regular times.
 *
 * The removal of this construct changes nothing: the table keeps its data.
 *
 * The Lambda function of this construct can populate this table and read its status.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/populate-intermediate-table.html
 * @example
 * declare const dailySales: IntermediateTable;
 * const population = new IntermediateTablePopulation(this, 'Population', {
 *   intermediateTable: dailySales,
 *   parameters: { country: 'DE' },
 *   maxWait: Duration.minutes(2),
 * });
 * population.addSchedule('Nightly', { schedule: scheduler.ScheduleExpression.cron({ minute: '0', hour: '3' }) });
 */
export class IntermediateTablePopulation extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.IntermediateTablePopulation';

  /**
   * The ID of the protected query that populated the table when the stack was deployed.
   *
   * It is `UNKNOWN` after a deployment that did not populate the table and could not read what had populated it.
   */
  public readonly analysisId: string;
  /** The ID of the version of the table that the population created, or `UNKNOWN`. */
  public readonly versionId: string;
  /**
   * The status of the population when the deployment ended.
   *
   * It is `POPULATE_STARTED`, `POPULATE_SUCCESS`, or `UNKNOWN`.
   */
  public readonly populationStatus: string;
  private readonly resource: IntermediatePopulationResource;

  /** Throws an error if `maxWait` is longer than 2 minutes or not known at synthesis. */
  constructor(scope: Construct, id: string, props: IntermediateTablePopulationProps) {
    props = received(IntermediateTablePopulation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { intermediateTable, workers } = props;
    const waitSeconds = maxWaitSeconds(this, props.maxWait);
    deployAfter(this, intermediateTable);

    const { membershipIdentifier, intermediateTableIdentifier } = intermediateTable.intermediateTableRef;
    this.resource = new IntermediatePopulationResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      intermediateTableId: intermediateTableIdentifier,
      parameters: inOrder(props.parameters),
      workerType: workers?.type,
      workerCount: workers?.count,
      sparkProperties: inOrder(workers?.sparkProperties),
      payerAccountId: props.payerAccountId,
      revision: props.revision,
      waitSeconds,
      statements: statementsFor(intermediateTable),
    });
    this.analysisId = this.resource.attrAnalysisId;
    this.versionId = this.resource.attrVersionId;
    this.populationStatus = this.resource.attrPopulationStatus;
  }

  /**
   * Populates the table at the times of a schedule as well, with the same inputs.
   *
   * Each invocation populates the table once, even if it is delivered more than once. If the table has been populated
   * since the scheduled time, nothing is started.
   *
   * @example
   * declare const population: IntermediateTablePopulation;
   * population.addSchedule('Weekly', { schedule: scheduler.ScheduleExpression.rate(Duration.days(7)) });
   */
  public addSchedule(id: string, options: PopulationScheduleOptions): Schedule {
    requireSchedule(code('intermediateTablePopulation.addSchedule'), id, options);
    return this.resource.addSchedule(this, id, scheduleOf(options));
  }
}

/** Of the names: a template is the same whichever way its properties are written. */
function inOrder(map: { readonly [name: string]: string } | undefined) {
  return map && Object.fromEntries(sortedEntries(map));
}

function statementsFor(table: IIntermediateTableRef): PolicyStatement[] {
  const read = {
    actions: ['cleanrooms:GetIntermediateTable', 'cleanrooms:ListIntermediateTableVersions'],
    resources: [...tableAndMembership(table)],
  };
  return [startPopulation(table), read, readBaseTables(table)].map((permission) => new PolicyStatement(permission));
}

const PROPS: Shapes<IntermediateTablePopulationProps> = {
  intermediateTable: INTERMEDIATE_TABLE,
  parameters: optional(mapOf(STRING)),
  workers: optional(
    struct<PopulationWorkers>({
      type: optional(enumOf('PopulationWorkerType', PopulationWorkerType)),
      count: optional(
        knownNumber((workers) => Number.isInteger(workers) && workers >= 2 && workers <= 1024, {
          why: 'the service runs an analysis with 2 to 1,024 workers',
          fix: 'specify a whole number in this range',
        }),
      ),
      sparkProperties: optional(mapOf(STRING)),
    }),
  ),
  payerAccountId: optional(formatted(ACCOUNT_ID)),
  revision: optional(STRING),
  maxWait: optional(DURATION),
};

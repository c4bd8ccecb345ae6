/**
 * The type of the workers that populate an intermediate table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_WorkerComputeConfiguration.html
 */
export enum PopulationWorkerType {
  /** Workers of the type CR.1X. */
  CR_1X = 'CR.1X',
  /** Workers of the type CR.4X. */
  CR_4X = 'CR.4X',
  /** Workers of the type CR.8X. */
  CR_8X = 'CR.8X',
}

/** The compute that populates an intermediate table. */
export interface PopulationWorkers {
  /**
   * The type of the workers.
   *
   * @default - CR.1X, which the service chooses
   */
  readonly type?: PopulationWorkerType;
  /**
   * The number of workers: 2 to 1,024.
   *
   * @default - 16, which the service chooses
   */
  readonly count?: number;
  /**
   * Properties of Spark by their names: up to 50.
   *
   * @default - those of the service
   */
  readonly sparkProperties?: { [name: string]: string };
}

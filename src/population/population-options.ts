import type { Duration } from 'aws-cdk-lib';

/** Options that the populations of ID mapping tables and of intermediate tables have in common. */
export interface PopulationOptions {
  /**
   * An arbitrary value, which can be a token.
   *
   * Change it to populate the table again with the next deployment.
   *
   * @default - a deployment populates the table again only if another property of the population changes
   */
  readonly revision?: string;
  /**
   * The time that the deployment waits for the end of the population: up to 2 minutes.
   *
   * A population that fails in this time fails the deployment. The deployment succeeds while the population is in
   * progress, because a Lambda function cannot wait for hours. `populationStatus` contains the status.
   *
   * @default - the deployment does not wait
   */
  readonly maxWait?: Duration;
}

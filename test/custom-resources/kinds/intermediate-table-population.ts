import { Duration } from 'aws-cdk-lib';
import type { IntermediatePopulationProperties } from '../../../src/custom-resources/intermediate-table-population/contract';
import { IntermediateTable } from '../../../src/intermediate-table/intermediate-table';
import { IntermediateTablePopulation } from '../../../src/intermediate-table/intermediate-table-population';
import type { PopulationWorkerType } from '../../../src/intermediate-table/population-worker';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_JOBS } from '../../simulation/naive';
import type { KindUnderTest } from './kind-under-test';
import { createIntermediateTable } from './mapped-tables';

const INPUTS = {
  parameters: { country: 'DE' },
  workerType: 'CR.4X',
  workerCount: 4,
  sparkProperties: { 'spark.sql.shuffle.partitions': '8' },
  payerAccountId: CREATOR.account,
  revision: undefined,
  waitSeconds: 0,
} as const;

const WHY = 'the service needs it for the tables that the analysis reads, which the double does not look up';

export const intermediatePopulation: KindUnderTest<IntermediatePopulationProperties> = {
  prepare(service) {
    const { membershipId, intermediateTableId } = createIntermediateTable(service);
    return { caller: CREATOR, properties: { membershipId, intermediateTableId, ...INPUTS } };
  },

  end(service, { membershipId: membershipIdentifier, intermediateTableId: intermediateTableIdentifier }) {
    service.call(CREATOR, 'DeleteIntermediateTable', { membershipIdentifier, intermediateTableIdentifier });
  },

  addTo(scope, account, properties) {
    const { membershipId, intermediateTableId, workerType, workerCount, sparkProperties, ...inputs } = properties;
    const path = `membership/${membershipId}/intermediatetable/${intermediateTableId}`;
    const arn = `arn:aws:cleanrooms:us-east-1:${account}:${path}`;
    return new IntermediateTablePopulation(scope, 'Construct', {
      intermediateTable: IntermediateTable.fromIntermediateTableArn(scope, 'Table', arn),
      parameters: inputs.parameters,
      workers: { type: workerType as PopulationWorkerType | undefined, count: workerCount, sparkProperties },
      payerAccountId: inputs.payerAccountId,
      revision: inputs.revision,
      maxWait: Duration.seconds(inputs.waitSeconds),
    });
  },

  policyKey: ({ membershipId, intermediateTableId }) => `${membershipId} ${intermediateTableId}`,

  variants: [
    {
      name: 'a population of an intermediate table',
      caller: CREATOR,
      exceptions: [
        { action: 'cleanrooms:PopulateIntermediateTable', on: '/*', why: WHY },
        { action: 'cleanrooms:GetSchema', on: '/*', why: WHY },
      ],
      async run(lifecycle) {
        const { service } = lifecycle;
        const { membershipId, intermediateTableId } = createIntermediateTable(service);
        service.populate = () => ({ seconds: 30, failure: lifecycle.chance(0.3) ? 'no base table' : undefined });
        const properties = () => ({
          membershipId,
          intermediateTableId,
          ...INPUTS,
          revision: lifecycle.pick(['1', '2']),
          waitSeconds: lifecycle.pick([0, 60]),
        });

        const created = await lifecycle.create(properties());
        await lifecycle.remove(properties(), await lifecycle.update(properties(), created));
      },
    },
  ],

  // Of the service, for the tables that the analysis reads.
  rareActions: ['cleanrooms:GetSchema'],
  defects: DEFECTS_OF_JOBS,
};

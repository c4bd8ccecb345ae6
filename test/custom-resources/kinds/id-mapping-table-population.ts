import { Duration } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import type { MappingPopulationProperties } from '../../../src/custom-resources/id-mapping-table-population/contract';
import { IdMappingTable } from '../../../src/id-mapping/id-mapping-table';
import { type IdMappingJobType, IdMappingTablePopulation } from '../../../src/id-mapping/id-mapping-table-population';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_JOBS } from '../../simulation/naive';
import type { KindUnderTest } from './kind-under-test';
import { createIdMappingTable, WORKFLOW_ARN } from './mapped-tables';

const INPUTS = { workflowArn: WORKFLOW_ARN, jobType: 'INCREMENTAL', revision: undefined, waitSeconds: 0 } as const;

export const mappingPopulation: KindUnderTest<MappingPopulationProperties> = {
  prepare(service) {
    return { caller: CREATOR, properties: { ...createIdMappingTable(service), ...INPUTS } };
  },

  end(service, { membershipId: membershipIdentifier, idMappingTableId: idMappingTableIdentifier }) {
    service.call(CREATOR, 'DeleteIdMappingTable', { membershipIdentifier, idMappingTableIdentifier });
  },

  addTo(scope, account, { membershipId, idMappingTableId, workflowArn, jobType, revision, waitSeconds }) {
    const workflowName = workflowArn.split('/')[1] ?? '';
    const path = `membership/${membershipId}/idmappingtable/${idMappingTableId}`;
    const arn = `arn:aws:cleanrooms:us-east-1:${account}:${path}`;
    return new IdMappingTablePopulation(scope, 'Construct', {
      idMappingTable: IdMappingTable.fromIdMappingTableArn(scope, 'Table', arn),
      workflow: CfnIdMappingWorkflow.fromWorkflowName(scope, 'Workflow', workflowName),
      jobType: jobType as IdMappingJobType | undefined,
      revision,
      maxWait: Duration.seconds(waitSeconds),
    });
  },

  policyKey: ({ membershipId, idMappingTableId, workflowArn }) => `${membershipId} ${idMappingTableId} ${workflowArn}`,

  variants: [
    {
      name: 'a population of an ID mapping table',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const { service } = lifecycle;
        const table = createIdMappingTable(service);
        service.populate = () => ({ seconds: 30, failure: lifecycle.chance(0.3) ? 'no records' : undefined });
        const properties = () => ({
          ...table,
          ...INPUTS,
          revision: lifecycle.pick(['1', '2']),
          waitSeconds: lifecycle.pick([0, 60]),
        });

        const created = await lifecycle.create(properties());
        await lifecycle.remove(properties(), await lifecycle.update(properties(), created));
      },
    },
  ],

  reads: 'optional',
  rareActions: [],
  defects: DEFECTS_OF_JOBS,
};

import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import {
  GetIntermediateTable,
  ListIntermediateTableVersions,
  PopulateIntermediateTable,
} from '../service/operations/intermediate-tables';
import { CONTRACT, type IntermediatePopulationProperties } from './contract';
import { accepted, decide, type Observed, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  isScheduled: true,
  accepted,
  observe,
  decide,
  act,
});

/** Versions first: a population that fails in between then has its reason. */
async function observe(
  { properties }: Request<IntermediatePopulationProperties>,
  client: ServiceClient,
): Promise<Observed> {
  const table = tableOf(properties);
  const versions = await unlessNotFound(
    client.list(ListIntermediateTableVersions, table, (page) => page.intermediateTableVersionSummaries),
  );
  const output = await unlessNotFound(client.call(GetIntermediateTable, table));
  return {
    exists: output !== undefined,
    statusReason: output?.intermediateTable.statusReason,
    versions: versions ?? [],
  };
}

async function act(
  step: Step,
  { properties }: Request<IntermediatePopulationProperties>,
  client: ServiceClient,
): Promise<Step> {
  const { parameters, payerAccountId } = properties;
  const response = await client.call(PopulateIntermediateTable, {
    ...tableOf(properties),
    parameters,
    computeConfiguration: computeOf(properties),
    analysisPayerAccountId: payerAccountId,
  });
  return { ...step, response };
}

function tableOf({ membershipId, intermediateTableId }: IntermediatePopulationProperties) {
  return { membershipIdentifier: membershipId, intermediateTableIdentifier: intermediateTableId };
}

function computeOf({ workerType, workerCount, sparkProperties }: IntermediatePopulationProperties) {
  if (workerType === undefined && workerCount === undefined && sparkProperties === undefined) {
    return undefined;
  }
  const properties = sparkProperties && { spark: sparkProperties };
  return { queryComputeConfiguration: { type: workerType, number: workerCount, properties } };
}

import type { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { buildApp as campaignReach } from '../../../examples/campaign-reach/app';
import { constructSource } from '../../../src/model/construct-source';
import { readGraph } from '../../../src/model/graph';
import { flowsOf } from '../../../src/report/facts/flows';
import { roomsIn } from '../../../src/report/room';

const factsOf = (app: App) => roomsIn(readGraph(constructSource(app)).graph).map((room) => flowsOf(room));

describe('the example campaign-reach', () => {
  const [facts] = factsOf(campaignReach());
  const through = { kind: 'analysis', name: 'reach_by_category' };
  const flow = { receiver: '222222222222', owner: '111111111111', table: 'impressions', guards: ['DP'] };

  test('discloses three columns of the publisher, and none of the advertiser', () => {
    expect(facts?.flows).toEqual([
      {
        ...flow,
        column: 'campaign',
        level: 'FILTER_FREE',
        uses: [{ level: 'FILTER_FREE', through, parameters: ['campaign'], read: true }],
      },
      { ...flow, column: 'cat1', level: 'CLEAR', uses: [{ level: 'CLEAR', through, read: true }] },
      {
        ...flow,
        column: 'uid',
        level: 'AGGREGATED_NOISY',
        uses: [
          { level: 'AGGREGATED_NOISY', through, functions: ['COUNT_DISTINCT'], read: true },
          { level: 'JOINED', through, joins: ['conversions.uid'], read: true },
        ],
      },
    ]);
  });

  test('has one analysis with two aggregations', () => {
    expect(facts?.analyses).toMatchObject([
      {
        name: 'reach_by_category',
        understood: true,
        verdict: 'allowed',
        privacyVerdict: 'VALID',
        aggregationsPerRun: 2,
        reads: ['conversions', 'impressions'],
        allowedBy: ['conversions', 'impressions'],
        sha256: '467bff52de1c6260dd5f2dd4feb847a2ee86cebce22c8cf78018cac4c45a639d',
      },
    ]);
  });
});

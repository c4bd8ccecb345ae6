import { describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/campaign-reach/app';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import { reportsJson } from '../../src/report/json';
import { privacyReports } from '../../src/report/privacy-reports';

const [publisher, advertiser] = ['111111111111', '222222222222'];

describe('the report of an app', () => {
  const [report, ...others] = privacyReports(readGraph(constructSource(buildApp())).graph);

  test('is one for each collaboration', () => {
    expect(others).toEqual([]);
    expect(report.collaboration).toMatchObject({
      path: 'Publisher/CampaignReach',
      name: 'CampaignReach',
      outside: false,
    });
  });

  test('lists the members with what each can do and pays', () => {
    expect(report.members).toEqual([
      {
        id: publisher,
        account: publisher,
        name: 'Publisher',
        creator: true,
        inApp: true,
        queries: false,
        runsJobs: false,
        receivesResults: false,
        receivesModels: false,
        receivesInference: false,
        pays: [],
      },
      {
        id: advertiser,
        account: advertiser,
        name: 'Advertiser',
        creator: false,
        inApp: true,
        queries: true,
        runsJobs: false,
        receivesResults: true,
        receivesModels: false,
        receivesInference: false,
        pays: ['queryCompute', 'modelTraining', 'modelInference'],
      },
    ]);
  });

  test('lists the tables with the columns that analyses can use', () => {
    expect(report.tables).toEqual([
      {
        owner: publisher,
        name: 'impressions',
        kind: 'association',
        rule: 'CUSTOM',
        columns: ['campaign', 'cat1', 'uid'],
        sourceColumns: 17,
        userIdentifier: 'uid',
      },
      {
        owner: advertiser,
        name: 'conversions',
        kind: 'association',
        rule: 'CUSTOM',
        columns: ['conversion_id', 'conversion_timestamp', 'uid'],
        sourceColumns: 5,
        userIdentifier: null,
      },
    ]);
  });

  test('is JSON', () => {
    expect(JSON.parse(reportsJson([report]))).toEqual({ version: 1, reports: [report] });
  });
});

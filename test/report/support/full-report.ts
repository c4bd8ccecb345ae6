import type { PrivacyReport } from '../../../src/report/report';

const [PUBLISHER, ADVERTISER] = ['111111111111', '222222222222'];

/** A report in which each property has a value, and each list an element. */
export const FULL: PrivacyReport = {
  version: 1,
  collaboration: { path: 'Publisher/Ads', name: 'Ads', description: 'Reach', outside: false },
  members: [
    {
      id: ADVERTISER,
      account: ADVERTISER,
      name: 'Advertiser',
      creator: false,
      inApp: true,
      queries: true,
      runsJobs: false,
      receivesResults: true,
      receivesModels: false,
      receivesInference: false,
      pays: ['queryCompute'],
    },
  ],
  tables: [
    {
      owner: PUBLISHER,
      name: 'impressions',
      kind: 'association',
      rule: 'CUSTOM',
      columns: ['uid'],
      sourceColumns: 17,
      userIdentifier: 'uid',
    },
  ],
  flows: [
    {
      receiver: ADVERTISER,
      owner: PUBLISHER,
      table: 'impressions',
      column: 'uid',
      level: 'AGGREGATED_NOISY',
      guards: ['DP', 'MINIMUM'],
      uses: [
        {
          level: 'AGGREGATED_NOISY',
          through: { kind: 'analysis', name: 'reach' },
          functions: ['COUNT_DISTINCT'],
          parameters: ['campaign'],
          joins: ['conversions.uid'],
          read: true,
        },
        { level: 'JOINED', through: { kind: 'anyQuery' }, read: false },
      ],
    },
  ],
  controls: [
    { kind: 'EPSILON', owner: PUBLISHER, subject: '', value: 3 },
    { kind: 'USER_IDENTIFIER', owner: PUBLISHER, subject: 'impressions', value: 'uid' },
    { kind: 'ALLOWED_COLUMNS', owner: PUBLISHER, subject: 'impressions', value: ['uid'] },
    { kind: 'QUERY_LOG', owner: null, subject: '', value: true },
  ],
  outputs: [
    {
      member: ADVERTISER,
      of: 'queries',
      bucket: 'Advertiser/Results',
      prefix: 'reach',
      key: 'Advertiser/Key',
      expiresAfterDays: 90,
    },
  ],
  analyses: [
    {
      owner: PUBLISHER,
      name: 'reach',
      kind: 'template',
      format: 'SQL',
      text: 'SELECT COUNT(DISTINCT uid) FROM impressions',
      sha256: 'e3b0c442',
      parameters: [{ name: 'campaign', type: 'INTEGER' }],
      understood: true,
      verdict: 'allowed',
      privacyVerdict: 'VALID',
      aggregationsPerRun: 1,
      reads: ['impressions'],
      allowedBy: ['impressions'],
      columns: [{ name: 'n', from: [{ table: 'impressions', column: 'uid', level: 'AGGREGATED_NOISY' }] }],
    },
  ],
  unrestricted: [
    { kind: 'REPEATED_RUNS', values: { members: [ADVERTISER], analyses: ['reach'], budgets: [PUBLISHER] } },
    { kind: 'OWNER_CHANGES', values: { owner: PUBLISHER, tables: ['impressions'] } },
  ],
  impacts: [
    { owner: PUBLISHER, epsilon: 3, usersNoisePerQuery: 30, aggregations: [{ function: 'COUNT', maxCount: 18 }] },
  ],
  unknown: [{ of: PUBLISHER, what: 'the account' }],
};

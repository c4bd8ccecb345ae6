import type { PrivacyReport, ReportedMember } from '../../../src/report/report';

/** Reports written by hand, for tests of pages. */

export const PUBLISHER = '111111111111';
export const ADVERTISER = '222222222222';

export function member(id: string, options: Partial<ReportedMember> = {}): ReportedMember {
  return {
    id,
    account: id,
    name: null,
    creator: false,
    inApp: true,
    queries: false,
    runsJobs: false,
    receivesResults: false,
    receivesModels: false,
    receivesInference: false,
    pays: [],
    ...options,
  };
}

export const EMPTY: PrivacyReport = {
  version: 1,
  collaboration: { path: 'App/Room', name: 'Room', description: null, outside: false },
  members: [],
  tables: [],
  flows: [],
  controls: [],
  outputs: [],
  analyses: [],
  unrestricted: [],
  unknown: [],
};

const REACH = { kind: 'analysis', name: 'reach_by_category' } as const;

/** Two companies, and one question under differential privacy. */
export const CAMPAIGN_REACH: PrivacyReport = {
  version: 1,
  collaboration: {
    path: 'Publisher/CampaignReach',
    name: 'CampaignReach',
    description: 'How many customers of the advertiser saw the spring campaign',
    outside: false,
  },
  members: [
    member(PUBLISHER, { name: 'Publisher', creator: true }),
    member(ADVERTISER, { name: 'Advertiser', queries: true, receivesResults: true, pays: ['queryCompute'] }),
  ],
  tables: [
    {
      owner: PUBLISHER,
      name: 'impressions',
      kind: 'association',
      rule: 'CUSTOM',
      columns: ['campaign', 'cat1', 'uid'],
      sourceColumns: 17,
      userIdentifier: 'uid',
    },
    {
      owner: ADVERTISER,
      name: 'conversions',
      kind: 'association',
      rule: 'CUSTOM',
      columns: ['conversion_id', 'conversion_timestamp', 'uid'],
      sourceColumns: 5,
      userIdentifier: null,
    },
  ],
  flows: [
    {
      receiver: ADVERTISER,
      owner: PUBLISHER,
      table: 'impressions',
      column: 'campaign',
      level: 'FILTER_FREE',
      guards: ['DP'],
      uses: [{ level: 'FILTER_FREE', through: REACH, parameters: ['campaign'], read: true }],
    },
    {
      receiver: ADVERTISER,
      owner: PUBLISHER,
      table: 'impressions',
      column: 'cat1',
      level: 'CLEAR',
      guards: ['DP'],
      uses: [{ level: 'CLEAR', through: REACH, read: true }],
    },
    {
      receiver: ADVERTISER,
      owner: PUBLISHER,
      table: 'impressions',
      column: 'uid',
      level: 'AGGREGATED_NOISY',
      guards: ['DP'],
      uses: [
        {
          level: 'AGGREGATED_NOISY',
          through: REACH,
          functions: ['COUNT_DISTINCT'],
          joins: ['conversions.uid'],
          read: true,
        },
      ],
    },
  ],
  controls: [
    { kind: 'EPSILON', owner: PUBLISHER, subject: '', value: 3 },
    { kind: 'USERS_NOISE_PER_QUERY', owner: PUBLISHER, subject: '', value: 30 },
    { kind: 'BUDGET_REFRESH', owner: PUBLISHER, subject: '', value: 'NONE' },
    { kind: 'USER_IDENTIFIER', owner: PUBLISHER, subject: 'impressions', value: ['uid'] },
    { kind: 'ALLOWED_COLUMNS', owner: PUBLISHER, subject: 'impressions', value: ['campaign', 'cat1', 'uid'] },
    {
      kind: 'ALLOWED_COLUMNS',
      owner: ADVERTISER,
      subject: 'conversions',
      value: ['conversion_id', 'conversion_timestamp', 'uid'],
    },
    { kind: 'ALLOWED_ANALYSES', owner: PUBLISHER, subject: 'impressions', value: ['reach_by_category'] },
    { kind: 'ALLOWED_ANALYSES', owner: ADVERTISER, subject: 'conversions', value: ['reach_by_category'] },
    { kind: 'RESULT_RECEIVERS', owner: PUBLISHER, subject: 'impressions', value: [ADVERTISER] },
    { kind: 'RESULT_RECEIVERS', owner: ADVERTISER, subject: 'conversions', value: [ADVERTISER] },
    { kind: 'QUERY_LOG', owner: null, subject: '', value: true },
    { kind: 'QUERY_LOG', owner: PUBLISHER, subject: '', value: true },
    { kind: 'QUERY_LOG', owner: ADVERTISER, subject: '', value: true },
    { kind: 'ROLE_TRUST', owner: PUBLISHER, subject: 'impressions', value: [`${ADVERTISER}/*`, `${PUBLISHER}/m-1`] },
  ],
  outputs: [
    {
      member: ADVERTISER,
      of: 'queries',
      bucket: 'Advertiser/Results',
      prefix: 'reach/',
      key: 'Advertiser/ResultsKey',
      expiresAfterDays: 'never',
    },
  ],
  analyses: [
    {
      owner: PUBLISHER,
      name: 'reach_by_category',
      kind: 'template',
      format: 'SQL',
      text: 'SELECT i.cat1, COUNT(DISTINCT i.uid) AS buyers, COUNT(c.conversion_id) AS conversions\nFROM impressions i\nJOIN conversions c ON i.uid = c.uid\nWHERE i.campaign = :campaign\nGROUP BY i.cat1\n',
      sha256: '0'.repeat(64),
      parameters: [
        { name: 'campaign', type: 'INTEGER' },
        { name: 'converted_since', type: 'INTEGER' },
      ],
      understood: true,
      verdict: 'allowed',
      privacyVerdict: 'VALID',
      aggregationsPerRun: 2,
      reads: ['conversions', 'impressions'],
      allowedBy: ['conversions', 'impressions'],
      columns: [],
    },
  ],
  unrestricted: [
    {
      kind: 'REPEATED_RUNS',
      values: { members: [ADVERTISER], analyses: ['reach_by_category'], budgets: [PUBLISHER] },
    },
    { kind: 'NO_MINIMUM', values: { tables: ['conversions', 'impressions'] } },
    { kind: 'OWNER_CHANGES', values: { owner: PUBLISHER, tables: ['impressions'] } },
    { kind: 'KEPT_RESULTS', values: { members: [ADVERTISER] } },
    { kind: 'SIDE_CHANNELS', values: { tables: ['impressions'] } },
    { kind: 'LATER_USE', values: { members: [ADVERTISER] } },
    { kind: 'LEGAL_GROUND', values: {} },
  ],
  unknown: [],
};

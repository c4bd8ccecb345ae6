/** What differs between the apps of the changes. Everything else in them is always the same. */
export interface Settings {
  readonly description: string;
  /** A third member who receives results. */
  readonly agency: boolean;
  readonly advertiserInfers: boolean;
  readonly publisherPays: boolean;
  readonly autoApprovedChanges: readonly 'ADD_MEMBER'[];
  readonly queryLog: boolean;
  readonly cleartext: boolean;
  readonly resultRegions: readonly string[];

  /** The columns of `impressions`, which is under differential privacy. */
  readonly impressionColumns: readonly string[];
  readonly reachSql: string;
  readonly reachName: string;
  readonly epsilon: number;
  readonly usersNoisePerQuery: number;
  readonly budgetRefresh: 'NONE' | 'CALENDAR_MONTH';
  /** For which memberships the service reads the tables of the publisher. */
  readonly trust: 'account' | 'anyone';

  /** The table `visits`, with an aggregation rule. */
  readonly visitDimensions: readonly string[];
  readonly visitMinimum: number;
  readonly joinRequired: boolean;
  readonly visitsPerDay: number;

  /** The table `profiles`, of which members write queries. */
  readonly profileProviders: readonly string[];
  readonly profileDisallowed: readonly string[];
  readonly profileThreshold: number | undefined;
  readonly profileLiterals: readonly string[];
  readonly profileReceivers: readonly string[];
  /** Whether queries of `profiles` are free, or those of a template. */
  readonly profileQueries: 'any' | 'none';

  /** The template of a job, which no table allows. */
  readonly errorDetails: boolean;
  /** The template with synthetic data, which no table allows. */
  readonly attackScore: number;

  /** Where the advertiser keeps results. */
  readonly ownKey: boolean;
  readonly expiryDays: number | undefined;

  /** The model of the publisher. */
  readonly logReaders: readonly string[];
  readonly exportedFiles: readonly ('MODEL' | 'OUTPUT')[];
  readonly metricNoise: 'HIGH' | 'LOW';
}

export const PUBLISHER = '111111111111';
export const ADVERTISER = '222222222222';
export const AGENCY = '333333333333';

export const REACH =
  'SELECT i.cat1, COUNT(DISTINCT i.uid) AS people FROM impressions AS i INNER JOIN conversions AS c ON i.uid = c.uid ' +
  'GROUP BY i.cat1';

/** The text of the template with synthetic data. */
export const SYNTHETIC = 'SELECT uid, age, city, income, segment FROM conversions';

export const BEFORE: Settings = {
  description: 'Reach of the spring campaign',
  agency: false,
  advertiserInfers: false,
  publisherPays: false,
  autoApprovedChanges: [],
  queryLog: true,
  cleartext: false,
  resultRegions: ['us-east-1'],

  impressionColumns: ['cat1', 'uid'],
  reachSql: REACH,
  reachName: 'reach',
  epsilon: 3,
  usersNoisePerQuery: 30,
  budgetRefresh: 'NONE',
  trust: 'account',

  visitDimensions: ['shop'],
  visitMinimum: 50,
  joinRequired: true,
  visitsPerDay: 10,

  profileProviders: [ADVERTISER],
  profileDisallowed: ['income', 'uid'],
  profileThreshold: 100,
  profileLiterals: ['segment'],
  profileReceivers: [ADVERTISER],
  profileQueries: 'any',

  errorDetails: false,
  attackScore: 0.5,

  ownKey: true,
  expiryDays: 90,

  logReaders: [PUBLISHER],
  exportedFiles: ['OUTPUT'],
  metricNoise: 'HIGH',
};

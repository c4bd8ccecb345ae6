import type { DifferenceKind } from '../../../src/report/diff/difference';
import { ADVERTISER, AGENCY, PUBLISHER, REACH, type Settings } from './settings';

/** A change of an app, and what its difference is. */
export interface Change {
  readonly name: string;
  readonly settings: Partial<Settings>;
  /** The kinds of all differences, of which the first one is the class of the change. */
  readonly kinds: readonly DifferenceKind[];
  /** The beginning of the difference that reviewers must see. Names are in quotation marks. */
  readonly shows: string;
}

const change = (
  name: string,
  settings: Partial<Settings>,
  kinds: readonly DifferenceKind[],
  shows: string,
): Change => ({ name, settings, kinds, shows });

/** What lets out more. */
export const WIDENING: readonly Change[] = [
  change(
    'a template groups by another column',
    { impressionColumns: ['cat1', 'cat2', 'uid'], reachSql: REACH.replaceAll('i.cat1', 'i.cat1, i.cat2') },
    ['widens', 'needsPartner'],
    'widens: "Advertiser" learns of "impressions.cat2", a table of "Publisher": nothing → in clear',
  ),
  change(
    'a template groups by an identifier',
    { reachSql: REACH.replaceAll('i.cat1', 'i.uid') },
    ['widens', 'narrows', 'needsPartner'],
    'widens: "Advertiser" learns of "impressions.uid", a table of "Publisher": aggregated with noise',
  ),
  change(
    'a column more in a rule',
    { visitDimensions: ['city', 'shop'] },
    ['widens'],
    'widens: "Advertiser" learns of "visits.city", a table of "Publisher": nothing → in clear',
  ),
  change(
    'a smaller minimum',
    { visitMinimum: 2 },
    ['widens'],
    'widens: smallest group of "visits.uid", of "Publisher": 50 → 2',
  ),
  change(
    'a smaller threshold',
    { profileThreshold: 10 },
    ['widens'],
    'widens: smallest group of "profiles", of "Publisher": 100 → 10',
  ),
  change(
    'no threshold',
    { profileThreshold: undefined },
    ['widens'],
    'widens: smallest group of "profiles", of "Publisher": 100 → no limit',
  ),
  change(
    'a receiver more',
    { agency: true, profileReceivers: [ADVERTISER, AGENCY] },
    ['widens', 'needsPartner'],
    'widens: "Agency" learns of "profiles.age", a table of "Publisher": nothing → in clear',
  ),
  change(
    'no key of the customer',
    { ownKey: false },
    ['widens'],
    'widens: results of queries of "Advertiser": encryption key: "Advertiser/ResultsKey" → "AWS"',
  ),
  change(
    'a longer retention',
    { expiryDays: 365 },
    ['widens'],
    'widens: results of queries of "Advertiser": days after which they are deleted: 90 → 365',
  ),
  change(
    'no end of the retention',
    { expiryDays: undefined },
    ['widens'],
    'widens: results of queries of "Advertiser": days after which they are deleted: 90 → never',
  ),
  change(
    'a role that trusts any membership',
    { trust: 'anyone' },
    ['widens'],
    'widens: memberships for which the service reads "impressions", of "Publisher": "222222222222/*" → "*"',
  ),
  change(
    'a larger epsilon',
    { epsilon: 10 },
    ['widens'],
    'widens: epsilon of the privacy budget of "Publisher": 3 → 10',
  ),
  change(
    'less noise',
    { usersNoisePerQuery: 10 },
    ['widens'],
    'widens: users that the noise of one query covers, in the privacy budget of "Publisher": 30 → 10',
  ),
  change(
    'a budget that is refilled',
    { budgetRefresh: 'CALENDAR_MONTH' },
    ['widens'],
    'widens: refill of the privacy budget of "Publisher": "NONE" → "CALENDAR_MONTH"',
  ),
  change(
    'a larger access budget',
    { visitsPerDay: 100 },
    ['widens'],
    'widens: access budget of "visits, CALENDAR_DAY", of "Publisher": 10 → 100',
  ),
  change(
    'another account that writes queries',
    { profileProviders: [PUBLISHER, ADVERTISER] },
    ['widens'],
    'widens: accounts whose analyses "profiles" allows, of "Publisher": "222222222222" → "111111111111", "222222222222"',
  ),
  change(
    'a disallowed column less',
    { profileDisallowed: ['uid'] },
    ['widens'],
    'widens: "Advertiser" learns of "profiles.income", a table of "Publisher": aggregated in groups of a minimum size',
  ),
  change(
    'another column that is compared with constants',
    { profileLiterals: ['age', 'segment'] },
    ['widens'],
    'widens: columns of "profiles" that queries can compare with constants, of "Publisher": "segment" → "age", "segment"',
  ),
  change(
    'a join that is not required',
    { joinRequired: false },
    ['widens'],
    'widens: join that queries of "visits" need, of "Publisher": yes → no',
  ),
  change(
    'changes that no member approves',
    { autoApprovedChanges: ['ADD_MEMBER'] },
    ['widens'],
    'widens: changes of the collaboration that no member must approve: none → "ADD_MEMBER"',
  ),
  change('no log', { queryLog: false }, ['widens'], 'widens: log of queries of the collaboration: yes → no'),
  change(
    'errors with details',
    { errorDetails: true },
    ['widens'],
    'widens: details in errors of "job", of "Publisher": no → yes',
  ),
  change(
    'another Region of results',
    { resultRegions: ['eu-west-1', 'us-east-1'] },
    ['widens'],
    'widens: Regions in which results of the collaboration can be written: "us-east-1" → "eu-west-1", "us-east-1"',
  ),
  change(
    'cleartext beside encrypted columns',
    { cleartext: true },
    ['widens'],
    'widens: cleartext beside encrypted columns, in the collaboration: no → yes',
  ),
  change(
    'another reader of the logs of a model',
    { logReaders: [PUBLISHER, ADVERTISER] },
    ['widens'],
    'widens: accounts that read the logs of "model, trainedModels", of "Publisher": "111111111111" → "111111111111", ',
  ),
  change(
    'exported models',
    { exportedFiles: ['MODEL', 'OUTPUT'] },
    ['widens'],
    'widens: exported files of "model", of "Publisher": "OUTPUT" → "MODEL", "OUTPUT"',
  ),
  change(
    'less noise in metrics',
    { metricNoise: 'LOW' },
    ['widens'],
    'widens: noise in the metrics of "model", of "Publisher": "HIGH" → "LOW"',
  ),
  change(
    'a higher score of attacks',
    { attackScore: 0.7 },
    ['widens'],
    'widens: accepted score of an attack on the synthetic data of "synthetic", of "Publisher": 0.5 → 0.7',
  ),
];

/** What is neutral, or needs the partner only. */
export const OTHER: readonly Change[] = [
  change(
    'another text of a template with the same lineage',
    { reachSql: REACH.replace('people', 'persons') },
    ['needsPartner'],
    'needsPartner: template "reach" of "Publisher" becomes another template, with another ARN',
  ),
  change(
    'another name of a template',
    { reachName: 'reach_2026' },
    ['needsPartner'],
    'needsPartner: template "reach_2026" of "Publisher" becomes another template, with another ARN',
  ),
  change(
    'another description',
    { description: 'Reach of the summer campaign' },
    ['neutral'],
    'neutral: description of the collaboration: "Reach of the spring campaign" → "Reach of the summer campaign"',
  ),
  change(
    'another member who pays',
    { publisherPays: true },
    ['needsPartner'],
    'needsPartner: costs that "Advertiser" pays',
  ),
  change(
    'a new ability without data',
    { advertiserInfers: true },
    ['needsPartner'],
    'needsPartner: "Advertiser" receives what models infer: no → yes',
  ),
  change(
    'a new member who receives nothing',
    { agency: true },
    ['needsPartner'],
    'needsPartner: member "Agency": not a member → a member',
  ),
];

/** The widening changes that only narrow in the opposite direction, where a control has an order. */
export const NARROWING: readonly Change[] = [
  change(
    'no query by members',
    { profileQueries: 'none' },
    ['narrows'],
    'narrows: "Advertiser" learns of "profiles.age", a table of "Publisher": in clear',
  ),
  change(
    'a column less in a rule',
    { visitDimensions: [] },
    ['narrows'],
    'narrows: "Advertiser" learns of "visits.shop", a table of "Publisher": in clear',
  ),
  change(
    'a column less of a table',
    { profileDisallowed: ['income', 'segment', 'uid'] },
    ['narrows'],
    'narrows: "Advertiser" learns of "profiles.segment", a table of "Publisher": in clear',
  ),
];

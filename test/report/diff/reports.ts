import { CONTROLS, type ControlKind } from '../../../src/report/controls';
import type { Difference, DifferenceKind } from '../../../src/report/diff/difference';
import { differencesOf } from '../../../src/report/diff/differences';
import { written } from '../../../src/report/diff/phrase';
import type {
  Control,
  Flow,
  Output,
  PrivacyReport,
  ReportedAnalysis,
  ReportedMember,
  ReportedTable,
} from '../../../src/report/report';

export const PUBLISHER = '111111111111';
export const ADVERTISER = '222222222222';

export function memberWith(id: string, facts: Partial<ReportedMember> = {}): ReportedMember {
  return {
    id,
    account: id,
    name: id === PUBLISHER ? 'Publisher' : 'Advertiser',
    creator: id === PUBLISHER,
    inApp: true,
    queries: id === ADVERTISER,
    runsJobs: false,
    receivesResults: id === ADVERTISER,
    receivesModels: false,
    receivesInference: false,
    pays: id === ADVERTISER ? ['queryCompute'] : [],
    ...facts,
  };
}

export const IMPRESSIONS: ReportedTable = {
  owner: PUBLISHER,
  name: 'impressions',
  kind: 'association',
  rule: 'CUSTOM',
  columns: ['campaign', 'cat1', 'uid'],
  sourceColumns: 17,
  userIdentifier: 'uid',
};

export const CONVERSIONS: ReportedTable = { ...IMPRESSIONS, owner: ADVERTISER, name: 'conversions' };

export function flowWith(facts: Partial<Flow> = {}): Flow {
  return { receiver: ADVERTISER, owner: PUBLISHER, table: 'impressions', column: 'uid', ...counted(), ...facts };
}

function counted(): Pick<Flow, 'level' | 'guards' | 'uses'> {
  const through = { kind: 'analysis', name: 'reach' } as const;
  return {
    level: 'AGGREGATED_NOISY',
    guards: ['DP'],
    uses: [
      { level: 'AGGREGATED_NOISY', through, functions: ['COUNT_DISTINCT'], read: true },
      { level: 'JOINED', through, joins: ['conversions.uid'], read: true },
    ],
  };
}

export const REACH: ReportedAnalysis = {
  owner: PUBLISHER,
  name: 'reach',
  kind: 'template',
  format: 'SQL',
  text: 'SELECT cat1, COUNT(DISTINCT uid)\nFROM impressions\nGROUP BY cat1',
  sha256: 'a'.repeat(64),
  parameters: [],
  understood: true,
  verdict: 'allowed',
  privacyVerdict: 'VALID',
  aggregationsPerRun: 2,
  reads: ['conversions', 'impressions'],
  allowedBy: ['conversions', 'impressions'],
  columns: [{ name: 'cat1', from: [{ table: 'impressions', column: 'cat1', level: 'CLEAR' }] }],
};

export const OUTPUT: Output = {
  member: ADVERTISER,
  of: 'queries',
  bucket: 'Advertiser/Results',
  prefix: 'reach',
  key: 'Advertiser/Key',
  expiresAfterDays: 90,
};

export function control(
  kind: ControlKind,
  value: Control['value'],
  subject = SUBJECTS[kind] ?? 'impressions',
  owner: string | null = PUBLISHER,
): Control {
  return { kind, owner, subject, value };
}

const SUBJECTS: { readonly [kind in ControlKind]?: string } = {
  EPSILON: '',
  USERS_NOISE_PER_QUERY: '',
  BUDGET_REFRESH: '',
  QUERY_LOG: '',
  ACCESS_BUDGET: 'impressions, CALENDAR_DAY',
  ACCESS_BUDGET_REFRESH: 'impressions, CALENDAR_DAY',
};

export const KINDS = Object.keys(CONTROLS) as ControlKind[];

export function reportWith(facts: Partial<PrivacyReport> = {}): PrivacyReport {
  return {
    version: 1,
    collaboration: { path: 'Publisher/CampaignReach', name: 'CampaignReach', description: 'Reach', outside: false },
    members: [memberWith(PUBLISHER), memberWith(ADVERTISER)],
    tables: [CONVERSIONS, IMPRESSIONS],
    flows: [flowWith()],
    controls: [],
    outputs: [OUTPUT],
    analyses: [REACH],
    unrestricted: [],
    unknown: [],
    ...facts,
  };
}

/** The differences between two reports of one collaboration, which differ in these facts. */
export function between(before: Partial<PrivacyReport>, after: Partial<PrivacyReport>): readonly Difference[] {
  return differencesOf([reportWith(before)], [reportWith(after)]);
}

export function kindsOf(differences: readonly Difference[]): readonly DifferenceKind[] {
  return differences.map(({ kind }) => kind);
}

/** A difference on one line. */
export function line({ kind, what, before, after }: Difference): string {
  const [of, one, other] = [what, before, after].map((phrase) => written(phrase, (name) => `\`${name}\``));
  return `${kind}: ${of}: ${one} → ${other}`;
}

export function lines(differences: readonly Difference[]): readonly string[] {
  return differences.map(line);
}

import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../local/cleanrooms/model/model';
import { CONTRACT, type ReadinessProperties } from '../../../src/custom-resources/schema-readiness/contract';
import { accepted, decide, type Observed } from '../../../src/custom-resources/schema-readiness/plan';
import { REASONS } from '../../../src/custom-resources/schema-readiness/reasons';
import { unmarkedNames } from '../../support/api-names';

const PROPERTIES: ReadinessProperties = {
  collaborationId: 'room',
  tableName: 'sales',
  analysisTypes: ['DIRECT_ANALYSIS'],
  onNotReady: 'FAIL',
  revision: undefined,
};
const GONE =
  'collaboration room has no table "sales": deploy the association of the table first, by its owner, and check the name';
/** That of a partner, for whom nothing waits. */
const PEOPLE = 'RESULT_RECEIVERS_NOT_CONFIGURED';
const TIME = 'INTERMEDIATE_TABLE_NOT_POPULATED';

interface More extends Partial<ReadinessProperties> {
  readonly waited?: number;
  readonly isAccepted?: boolean;
}

function decided(observed: Observed, { waited = 0, isAccepted = false, ...more }: More = {}) {
  const properties = { ...PROPERTIES, ...more };
  const id = idOf(properties);
  const request = {
    type: 'Update',
    properties,
    owner: 'owner',
    accepted: isAccepted ? accepted(id, properties) : undefined,
  } as const;
  const decision = decide(request, observed, { done: [], waited, isRefused: false });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function idOf(properties: ReadinessProperties): string {
  const observed = withStatus(...properties.analysisTypes.map((analysisType) => ({ analysisType, status: 'READY' })));
  const decision = decide({ type: 'Create', properties, owner: 'owner' }, observed, {
    done: [],
    waited: 0,
    isRefused: false,
  });
  return 'physicalId' in decision ? decision.physicalId : '';
}

function withStatus(...details: { analysisType: string; status: string; codes?: readonly string[] }[]): Observed {
  const schemaStatusDetails = details.map(({ codes, ...detail }) => ({
    ...detail,
    reasons: codes?.map((code) => ({ code, message: `about ${code}` })),
  }));
  return { schema: { creatorAccountId: '222222222222', schemaStatusDetails } };
}

function direct(...codes: readonly string[]): Observed {
  return withStatus({ analysisType: 'DIRECT_ANALYSIS', status: codes.length > 0 ? 'NOT_READY' : 'READY', codes });
}

function statusOf(decision: ReturnType<typeof decided>): string | undefined {
  return typeof decision === 'object' && 'attributes' in decision ? decision.attributes?.ReadinessStatus : undefined;
}

describe('the reasons', () => {
  const codes = MODEL.shapes.SchemaStatusReasonCode?.enum ?? [];

  test('are those of the API model', () => {
    expect(codes).toHaveLength(17);
    expect(Object.keys(REASONS).sort()).toEqual([...codes].sort());
  });

  test.each(Object.entries(REASONS))('%s has a fix in words, and a page', (_, { fix, page }) => {
    expect(fix).toMatch(/^(?:specify|allow|add|populate|use|restrict|delete|agree) .*[^.]$/);
    expect(unmarkedNames(fix)).toEqual([]);
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/clean-rooms\/latest\/\w+\/[\w-]+\.html$/);
  });
});

describe('a table that must be ready', () => {
  test('is done at once if it is', () => {
    expect(decided(direct())).toEqual({
      next: 'done',
      physicalId: idOf(PROPERTIES),
      attributes: { ReadinessStatus: 'READY', ReadinessReasons: 'NONE' },
    });
  });

  test('fails with the owner, each reason, its fix and its page, after a short wait', () => {
    const observed = direct(PEOPLE, 'ANALYSIS_RULE_MISSING');

    expect(decided(observed, { waited: 14_999 })).toMatch(/^wait: /);
    expect(decided(observed, { waited: 15_000 })).toBe(
      'fail: table "sales" of account 222222222222 is not ready for direct analyses: ' +
        `${PEOPLE}: about ${PEOPLE}; fix: ${REASONS[PEOPLE]?.fix} (${REASONS[PEOPLE]?.page}); ` +
        'ANALYSIS_RULE_MISSING: about ANALYSIS_RULE_MISSING; fix: specify an analysis rule for the configured table ' +
        '(https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html)',
    );
  });

  test.each(Object.entries(REASONS).filter(([, { canDisappear }]) => canDisappear))(
    'waits without end for %s',
    (code) => {
      expect(decided(direct(code), { waited: 999_999 })).toMatch(/^wait: .* fix: /);
    },
  );

  test.each(Object.entries(REASONS).filter(([, { canDisappear }]) => !canDisappear))('does not wait for %s', (code) => {
    expect(decided(direct(code), { waited: 15_000 })).toMatch(/^fail: .* fix: /);
  });

  test('does not wait for people, although another reason can disappear', () => {
    expect(decided(direct(TIME, PEOPLE), { waited: 15_000 })).toMatch(/^fail: /);
  });

  test('shows a code of a later version as it is, and waits, because it can disappear', () => {
    const decision = decided(direct('TABLE_IS_ON_HOLIDAY'), { waited: 999_999 });

    expect(decision).toMatch(/^wait: .*: TABLE_IS_ON_HOLIDAY: about TABLE_IS_ON_HOLIDAY$/);
  });

  test.each<[string, Observed, RegExp]>([
    [
      'no status of the type',
      withStatus({ analysisType: 'ADDITIONAL_ANALYSIS', status: 'READY' }),
      /no status for them/,
    ],
    ['no reason', withStatus({ analysisType: 'DIRECT_ANALYSIS', status: 'NOT_READY' }), /NOT_READY, without a reason$/],
    ['another status', withStatus({ analysisType: 'DIRECT_ANALYSIS', status: 'LATER' }), /LATER, without a reason$/],
  ])('waits without end if the service returns %s', (_, observed, reason) => {
    const decision = decided(observed, { waited: 999_999 });

    expect(decision).toMatch(/^wait: /);
    expect(decision).toMatch(reason);
  });

  test('waits shortly for a table that does not exist, then fails', () => {
    expect(decided({}, { waited: 14_999 })).toBe(`wait: ${GONE}`);
    expect(decided({}, { waited: 15_000 })).toBe(`fail: ${GONE}`);
  });

  test('must be ready for each type that is asked for, and for all configurations of a type', () => {
    const mixed = withStatus(
      { analysisType: 'DIRECT_ANALYSIS', status: 'READY' },
      { analysisType: 'DIRECT_ANALYSIS', status: 'NOT_READY', codes: [PEOPLE] },
      { analysisType: 'ADDITIONAL_ANALYSIS', status: 'NOT_READY', codes: ['ADDITIONAL_ANALYSES_NOT_CONFIGURED'] },
    );

    expect(decided(mixed, { waited: 15_000 })).not.toContain('additional analyses:');
    expect(decided(mixed, { waited: 15_000, analysisTypes: ['DIRECT_ANALYSIS', 'ADDITIONAL_ANALYSIS'] })).toMatch(
      /not ready for direct analyses: RESULT.*\. table "sales" .* not ready for additional analyses: ADDITIONAL/,
    );
  });
});

describe('a table that is only reported', () => {
  const onNotReady = 'REPORT';

  test.each<[string, Observed, number, string]>([
    ['NOT_READY because of people', direct(PEOPLE), 15_000, 'NOT_READY'],
    ['NOT_READY for a time', direct(TIME), 120_000, 'NOT_READY'],
    ['absent', {}, 15_000, 'NOT_FOUND'],
  ])('is done after a wait if it is %s', (_, observed, patience, status) => {
    expect(decided(observed, { onNotReady, waited: patience - 1 })).toMatch(/^wait: /);
    expect(statusOf(decided(observed, { onNotReady, waited: patience }))).toBe(status);
  });
});

describe('what was accepted', () => {
  test.each<[Observed, string]>([
    [direct(PEOPLE), 'NOT_READY'],
    [direct(TIME), 'NOT_READY'],
    [{}, 'NOT_FOUND'],
  ])('is done at once, whatever has happened since', (observed, status) => {
    expect(statusOf(decided(observed, { isAccepted: true }))).toBe(status);
  });

  test.each<[string, Partial<ReadinessProperties>]>([
    ['table', { tableName: 'clicks' }],
    ['collaboration', { collaborationId: 'other' }],
    ['type', { analysisTypes: ['ADDITIONAL_ANALYSIS'] }],
    ['mode', { onNotReady: 'REPORT' }],
    ['revision', { revision: '2' }],
  ])('is not that of another %s', (_, change) => {
    const id = idOf(PROPERTIES);

    expect(accepted(id, PROPERTIES)?.attributes).toMatchObject({ ReadinessStatus: 'UNKNOWN' });
    expect(accepted(id, { ...PROPERTIES, ...change })).toBeUndefined();
  });

  test('has an id without the name of the table, which can contain what separates ids', () => {
    expect(idOf({ ...PROPERTIES, tableName: 'the day after tomorrow' })).not.toContain(' ');
  });
});

describe('the types of analysis in a template', () => {
  test('come back as they were', () => {
    const properties: ReadinessProperties = {
      ...PROPERTIES,
      analysisTypes: ['ADDITIONAL_ANALYSIS', 'DIRECT_ANALYSIS'],
    };

    expect(CONTRACT.decode(CONTRACT.encode(properties))).toEqual(properties);
  });

  test.each(['', 'DIRECT_ANALYSIS,', 'JOB'])('fail if they are %j', (AnalysisTypes) => {
    const raw = { ...CONTRACT.encode(PROPERTIES), AnalysisTypes };

    expect(() => CONTRACT.decode(raw)).toThrow(/^the property AnalysisTypes must be /);
  });
});

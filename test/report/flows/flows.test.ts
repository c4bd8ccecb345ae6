import { describe, expect, test } from 'vitest';
import { known, list, UNKNOWN } from '../../../src/model/fact';
import type { AnalysisTemplateNode } from '../../../src/model/nodes';
import type { Graph } from '../../../src/model/register';
import { flowsOf } from '../../../src/report/facts/flows';
import { type Room, roomsIn } from '../../../src/report/room';
import {
  ABSENT,
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  collaborationRule,
  container,
  customRule,
  idMappingTable,
  idNamespace,
  intermediateRule,
  intermediateTable,
  job,
  listRule,
  logPolicy,
  member,
  membership,
  modelAlgorithm,
  modelAssociation,
  outside,
  PUBLISHER,
  protectedRule,
  STRANGER,
  table,
  template,
  threshold,
  to,
} from '../../support/nodes';
import { ANY_QUERY, factsOf, flowsIn, learned, type Scene, scene, share, type TableMore, textOf } from './scene';

/** Shares `sales` under a custom rule that allows templates. */
function shareFor(
  around: Scene,
  templates: readonly AnalysisTemplateNode[],
  rule: Parameters<typeof customRule>[0] = {},
  more: TableMore = {},
) {
  const pointers = templates.map(() => ({ kind: 'literal', text: 'a template' }) as const);
  return share(around, {
    rule: customRule({ allowedAnalyses: list(pointers), providers: ABSENT, ...rule }),
    allowed: templates.map((one) => to(one)),
    ...more,
  });
}

describe('an aggregation rule', () => {
  test('discloses aggregates of groups of a minimum size, dimensions, joins, and the columns of minimums', () => {
    const room = scene();
    share(room, { rule: aggregationRule() });

    expect(learned(factsOf(room))).toEqual([
      'sales.city CLEAR MINIMUM | CLEAR by anyQuery',
      'sales.revenue AGGREGATED_MIN MINIMUM | AGGREGATED_MIN COUNT by anyQuery',
      'sales.user_id FILTER_FIXED MINIMUM | FILTER_FIXED by anyQuery; JOINED by anyQuery',
    ]);
  });

  test('discloses more if parts of it are not known', () => {
    const room = scene();
    share(room, { rule: aggregationRule({ dimensionColumns: UNKNOWN, outputConstraints: [] }) });

    expect(learned(factsOf(room))).toEqual([
      'sales.city CLEAR | CLEAR by anyQuery unread',
      'sales.revenue CLEAR | CLEAR by anyQuery unread; AGGREGATED COUNT by anyQuery',
      'sales.user_id CLEAR | CLEAR by anyQuery unread; JOINED by anyQuery',
    ]);
  });

  test('discloses nothing if no member can query', () => {
    const room = scene({ members: list([member(ADVERTISER, ['CAN_RECEIVE_RESULTS'])]) });
    share(room, { rule: aggregationRule() });

    expect(flowsIn(factsOf(room))).toEqual([]);
  });
});

test('a list rule discloses the rows of matches', () => {
  const room = scene();
  share(room, { rule: listRule(list(['user_id']), list(['city'])) });

  expect(learned(factsOf(room))).toEqual([
    'sales.city OVERLAP | OVERLAP by anyQuery',
    'sales.user_id JOINED | JOINED by anyQuery',
  ]);
});

describe('any query', () => {
  test('discloses all columns, and how disallowed output columns compare and group', () => {
    const room = scene();
    const comparisonControls = known({ literalColumns: list(['city']), columnColumns: list(['user_id']) });
    const disallowedOutputColumns = list(['User_ID', 'city']);
    share(room, { rule: customRule({ disallowedOutputColumns, comparisonControls }), ...ANY_QUERY });

    expect(learned(factsOf(room))).toEqual([
      'sales.city AGGREGATED | AGGREGATED COUNT by anyQuery; FILTER_FREE by anyQuery',
      'sales.revenue CLEAR | CLEAR by anyQuery',
      'sales.user_id AGGREGATED | AGGREGATED COUNT by anyQuery; JOINED by anyQuery',
    ]);
  });

  test('is guarded by differential privacy, or by a threshold without an exempt column', () => {
    const first = scene();
    share(first, { rule: protectedRule('user_id'), ...ANY_QUERY });
    const second = scene();
    const ofOutputColumns = list([{ column: known('city'), minimum: known(0) }]);
    share(second, { rule: customRule({ thresholds: list([threshold({ ofOutputColumns })]) }), ...ANY_QUERY });

    expect(learned(factsOf(first))).toContain('sales.city CLEAR DP | CLEAR by anyQuery');
    expect(learned(factsOf(second))).toEqual([
      'sales.city CLEAR | CLEAR by anyQuery',
      'sales.revenue CLEAR MINIMUM | CLEAR by anyQuery',
      'sales.user_id CLEAR MINIMUM | CLEAR by anyQuery',
    ]);
  });

  test.each([
    ['of an account that is not a member', { rule: customRule({ providers: list([STRANGER]) }) }],
    ['without providers', { rule: customRule({ providers: ABSENT }) }],
    ['on a table for jobs', { rule: customRule(), analysisMethod: known('DIRECT_JOB') }],
    [
      'on a table with other selected methods',
      { rule: customRule(), analysisMethod: known('MULTIPLE'), selectedMethods: list(['DIRECT_JOB']) },
    ],
    ['on a table whose results are only for additional analyses', { rule: customRule({}, known('REQUIRED')) }],
  ])('%s discloses nothing', (_, more) => {
    const room = scene();
    share(room, { ...more, ...ANY_QUERY });

    expect(learned(factsOf(room))).toEqual([]);
  });

  test.each([
    ['providers are not known', { rule: customRule({ providers: UNKNOWN }) }],
    ['the method is not known', { rule: customRule(), analysisMethod: UNKNOWN }],
    ['a provider can only write templates', { rule: customRule({ providers: list([PUBLISHER]) }) }],
  ])('discloses all columns if %s', (_, more) => {
    const room = scene();
    share(room, { ...more, ...ANY_QUERY });

    expect(learned(factsOf(room))).toHaveLength(3);
  });
});

describe('any job', () => {
  const allowed = [outside('ANY_JOB')];
  const runner = { members: list([member(ADVERTISER, ['CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'])]) };

  test('discloses all columns without the controls of results', () => {
    const room = scene(runner);
    const rule = customRule({ disallowedOutputColumns: list(['city']), thresholds: list([threshold()]) });
    share(room, { rule, allowed, analysisMethod: known('MULTIPLE') });

    expect(learned(factsOf(room))).toContain('sales.city CLEAR | CLEAR by anyJob');
  });

  test('discloses nothing of a table for queries, or if no member can run jobs', () => {
    const room = scene(runner);
    share(room, { rule: customRule(), allowed });
    const other = scene();
    share(other, { rule: customRule(), allowed, analysisMethod: known('MULTIPLE') });

    expect(learned(factsOf(room))).toEqual([]);
    expect(learned(factsOf(other))).toEqual([]);
  });
});

describe('receivers', () => {
  test.each([
    ['no collaboration analysis rule', ABSENT],
    ['no result receivers', collaborationRule('CUSTOM', { receivers: ABSENT })],
    ['other result receivers', collaborationRule('CUSTOM', { receivers: list([PUBLISHER]) })],
  ])('are none with %s', (_, rule) => {
    const room = scene();
    share(room, { rule: customRule(), ...ANY_QUERY }, { rule });

    expect(flowsIn(factsOf(room))).toEqual([]);
  });

  test('are all who can receive results if it is not known whom a table admits', () => {
    const room = scene();
    share(room, { rule: customRule(), ...ANY_QUERY }, { rule: UNKNOWN });

    expect(learned(factsOf(room))).toHaveLength(3);
  });

  test('are also members who are not known', () => {
    const room = scene({ members: UNKNOWN });
    share(room, { rule: customRule(), ...ANY_QUERY }, { rule: collaborationRule('CUSTOM', { receivers: UNKNOWN }) });

    const { flows } = factsOf(room);
    expect(new Set(flows.map(({ receiver }) => receiver))).toEqual(new Set([ADVERTISER, 'other members']));
  });
});

describe('a template', () => {
  test('discloses what its text returns, compares and groups', () => {
    const room = scene();
    const sql = 'SELECT SUM(revenue) AS r FROM sales WHERE city = :city GROUP BY user_id';
    shareFor(room, [template(room.publisher, sql)]);

    expect(learned(factsOf(room))).toEqual([
      'sales.city FILTER_FREE | FILTER_FREE :city by analysis Reach',
      'sales.revenue AGGREGATED | AGGREGATED SUM by analysis Reach',
      'sales.user_id AGGREGATED | AGGREGATED by analysis Reach',
    ]);
  });

  test('has aggregates of groups of a minimum size under a threshold', () => {
    const room = scene();
    const sql = 'SELECT city, COUNT(DISTINCT user_id) AS n FROM sales GROUP BY city';
    shareFor(room, [template(room.publisher, sql)], { thresholds: list([threshold()]) });

    expect(learned(factsOf(room))).toEqual([
      'sales.city CLEAR MINIMUM | CLEAR by analysis Reach',
      'sales.user_id AGGREGATED_MIN MINIMUM | AGGREGATED_MIN COUNT_DISTINCT by analysis Reach',
    ]);
  });

  test('does not return disallowed output columns', () => {
    const room = scene();
    const disallowedOutputColumns = list(['city']);
    shareFor(room, [template(room.publisher, 'SELECT city FROM sales')], { disallowedOutputColumns });

    expect(learned(factsOf(room))).toEqual(['sales.city FILTER_FREE | FILTER_FREE by analysis Reach']);
  });

  test('that is not understood discloses all columns', () => {
    const room = scene();
    const disallowedOutputColumns = list(['city']);
    const reach = template(room.publisher, 'FROM sales |> WHERE city = 1');
    shareFor(room, [reach], { disallowedOutputColumns });

    const facts = factsOf(room);
    expect(learned(facts)).toEqual([
      'sales.city AGGREGATED | AGGREGATED COUNT by analysis Reach unread; FILTER_FREE by analysis Reach unread',
      'sales.revenue CLEAR | CLEAR by analysis Reach unread',
      'sales.user_id CLEAR | CLEAR by analysis Reach unread',
    ]);
    expect(facts.unknown).toEqual([
      { of: reach.path, what: 'what the query of "Reach" returns, which is not understood' },
    ]);
  });

  test('discloses nothing of a table that does not allow it, and of those that it joins with it', () => {
    const room = scene();
    const reach = template(room.publisher, 'SELECT s.city FROM sales s JOIN crm c ON c.user_id = s.user_id');
    shareFor(room, [reach]);
    association(room.advertiser, table({ name: known('crm'), rule: customRule({ allowedAnalyses: list([]) }) }), {
      rule: collaborationRule(),
    });

    expect(flowsIn(factsOf(room))).toEqual([]);
  });

  test('can be allowed by an ARN that is written, which is then a template of another app as well', () => {
    const room = scene();
    const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/m/analysistemplate/t`;
    template(room.publisher, 'SELECT city FROM sales');
    share(room, { rule: customRule({ providers: ABSENT }), allowed: [outside(arn)] });

    const facts = factsOf(room);
    expect(learned(facts)[0]).toBe(
      `sales.city CLEAR | CLEAR by analysis Reach; CLEAR by outsideAnalysis ${arn} unread`,
    );
    expect(facts.unknown.map(({ what }) => what)).toContain(
      `the text of the analysis template ${arn}, which "sales" allows`,
    );
  });

  test('of an account outside of the collaboration discloses nothing', () => {
    const room = scene();
    const arn = `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/m/analysistemplate/t`;
    share(room, { rule: customRule({ providers: ABSENT }), allowed: [outside(arn)] });

    expect(flowsIn(factsOf(room))).toEqual([]);
  });

  test('that can be any one discloses all columns', () => {
    const room = scene();
    share(room, { rule: customRule({ allowedAnalyses: UNKNOWN }) });

    expect(learned(factsOf(room))).toContain('sales.city CLEAR | CLEAR by outsideAnalysis  unread');
  });

  test('of PySpark discloses all columns of the tables in its schema, or of all that allow it', () => {
    const runner = { members: list([member(ADVERTISER, ['CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'])]) };
    const jobs = { analysisMethod: known('DIRECT_JOB') };
    const tablesRead = (reads: Parameters<typeof job>[1]) => {
      const room = scene(runner);
      const train = job(room.publisher, reads);
      shareFor(room, [train], {}, jobs);
      shareFor(room, [train], {}, { ...jobs, name: known('users') });
      return new Set(factsOf(room).flows.map((flow) => flow.table));
    };

    expect(tablesRead({})).toEqual(new Set(['sales']));
    expect(tablesRead({ referencedTables: UNKNOWN })).toEqual(new Set(['sales', 'users']));
  });

  test('can read each of several tables with one name', () => {
    const room = scene();
    const reach = template(room.publisher, 'SELECT city FROM sales');
    shareFor(room, [reach]);
    shareFor(room, [reach], {}, { allowedColumns: list(['city']), rule: protectedRule('city') });

    const facts = factsOf(room);
    expect(learned(facts)).toEqual(['sales.city CLEAR | CLEAR by analysis Reach']);
    expect(facts.unknown).toEqual([{ of: reach.path, what: 'which table "Reach" reads as "sales"' }]);
  });
});

describe('what is outside of the app', () => {
  test('a table of which nothing is known discloses all columns', () => {
    const room = scene();
    association(room.publisher, undefined, { rule: collaborationRule() });

    expect(learned(factsOf(room))).toEqual(['sales.* CLEAR | CLEAR by anyQuery unread']);
  });

  test('a table of which not all columns are known has the known ones, and all others', () => {
    const room = scene();
    share(room, { rule: customRule(), allowedColumns: list(['city'], false), ...ANY_QUERY });

    expect(learned(factsOf(room))).toEqual([
      'sales.* CLEAR | CLEAR by anyQuery unread',
      'sales.city CLEAR | CLEAR by anyQuery',
    ]);
  });

  test('a rule that is not known permits anything, and no rule permits nothing', () => {
    const room = scene();
    share(room, { rule: UNKNOWN });
    const other = scene();
    share(other, { rule: ABSENT });

    expect(learned(factsOf(room))).toHaveLength(3);
    expect(flowsIn(factsOf(other))).toEqual([]);
  });
});

describe('an intermediate table', () => {
  const fill = (room: Scene, sql: string, more: Parameters<typeof intermediateTable>[2] = {}) =>
    intermediateTable(room.advertiser, known('daily'), {
      sql: known(sql),
      rule: intermediateRule(),
      allowed: [outside('ANY_QUERY')],
      ...more,
    });

  test('discloses the less of what fills it and what reads it', () => {
    const room = scene();
    share(room, { rule: customRule(), ...ANY_QUERY }, { rule: collaborationRule() });
    fill(room, 'SELECT city, SUM(revenue) AS total FROM sales WHERE user_id > 3 GROUP BY city');
    const uses = factsOf(room).flows.map(
      ({ column, uses: all }) => `${column}: ${all.filter(({ through }) => through.kind === 'analysis').map(textOf)}`,
    );

    expect(uses).toEqual([
      'city: CLEAR by analysis daily',
      'revenue: AGGREGATED SUM by analysis daily',
      'user_id: FILTER_FIXED by analysis daily',
    ]);
  });

  test('discloses to those whom it and its tables admit', () => {
    const third = member(STRANGER, ['CAN_RECEIVE_RESULTS']);
    const members = list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']), third]);
    const room = scene({ members });
    share(room, { rule: customRule(), ...ANY_QUERY }, { rule: collaborationRule() });
    fill(room, 'SELECT city FROM sales', { rule: intermediateRule({ receivers: list([STRANGER]) }) });

    const facts = factsOf(room, [membership(room.ads, STRANGER)]);
    expect(flowsIn(facts).filter((text) => text.startsWith(STRANGER))).toEqual([
      `${STRANGER} of ${ADVERTISER}: daily.city CLEAR | CLEAR by anyQuery`,
    ]);
  });

  test('that is filled from a table that does not allow it discloses nothing of that table', () => {
    const room = scene();
    share(room, { rule: customRule({ allowedAnalyses: list([]), providers: ABSENT }) });
    fill(room, 'SELECT city FROM sales');

    expect(learned(factsOf(room))).toEqual([]);
  });

  test('whose query is not known can contain all of the tables that allow it', () => {
    const room = scene();
    share(room, { rule: customRule(), ...ANY_QUERY });
    fill(room, '', { sql: UNKNOWN });

    expect(learned(factsOf(room))).toContain('sales.city CLEAR | CLEAR by analysis daily unread; CLEAR by anyQuery');
  });
});

describe('an ID mapping table', () => {
  test.each([
    [true, 'ids.* CLEAR | CLEAR by anyQuery'],
    [false, 'ids.* JOINED | JOINED by anyQuery'],
    [undefined, 'ids.* CLEAR | CLEAR by anyQuery unread'],
  ])('discloses the IDs of a namespace with allowUseAsDimensionColumn %s', (value, expected) => {
    const room = scene();
    idMappingTable(room.advertiser);
    idNamespace(room.publisher, { isDimension: value === undefined ? UNKNOWN : known(value) });
    idNamespace(room.advertiser);

    expect(learned(factsOf(room))).toEqual([expected]);
  });

  test('discloses the IDs of members whose namespaces are not in the app', () => {
    const ads = collaboration();
    const advertiser = membership(ads, ADVERTISER);
    idMappingTable(advertiser);
    idNamespace(advertiser);
    const [room] = roomsIn({ collaboration: [ads], membership: [advertiser] } as unknown as Graph);

    expect(learned(flowsOf(room as Room))).toEqual(['ids.* CLEAR | CLEAR by anyQuery unread']);
  });
});

describe('a model', () => {
  const ml = (...abilities: readonly string[]) => ({
    members: list([member(ADVERTISER, ['CAN_QUERY'], { mlAbilities: list(abilities) })]),
  });
  const trained = customRule({}, known('REQUIRED'));
  const shareWith = (room: Scene, more: Parameters<typeof modelAssociation>[2] = {}) => {
    const model = modelAssociation(room.advertiser, modelAlgorithm(), more);
    const additionalAnalyses = list([{ kind: 'literal', text: 'the model' } as const]);
    share(room, { rule: trained, ...ANY_QUERY }, { additionalAnalyses, models: [to(model)] });
    return learned(factsOf(room));
  };

  test('discloses all columns to who receives inference output, exported files, or logs', () => {
    const expected = 'sales.city CLEAR | CLEAR by model lookalike unread';
    const logs = [{ job: 'trainedModels' as const, policies: list([logPolicy()]) }];

    expect(shareWith(scene(ml('CAN_RECEIVE_INFERENCE_OUTPUT')))).toContain(expected);
    expect(shareWith(scene(ml('CAN_RECEIVE_MODEL_OUTPUT')), { exports: known(list(['MODEL'])) })).toContain(expected);
    expect(shareWith(scene(ml()), { logs })).toContain(expected);
  });

  test.each([
    ['its training publishes metrics', modelAlgorithm({ training: container(known('image'), list(['loss'])) })],
    ['its metrics are not known', modelAlgorithm({ training: container(known('image'), UNKNOWN) })],
    ['its container is not known', modelAlgorithm({ training: UNKNOWN })],
    ['it is not in the app', undefined],
  ])('discloses all columns to all members if %s', (_, algorithm) => {
    const room = scene(ml());
    const additionalAnalyses = list([{ kind: 'literal', text: 'the model' } as const]);
    const models = [to(modelAssociation(room.publisher, algorithm))];
    share(room, { rule: trained, ...ANY_QUERY }, { additionalAnalyses, models });

    expect(learned(factsOf(room))).toContain('sales.city CLEAR | CLEAR by model lookalike unread');
  });

  test('discloses nothing to who can receive only files that are not exported', () => {
    expect(shareWith(scene(ml('CAN_RECEIVE_MODEL_OUTPUT')))).toEqual([]);
  });

  test('is trained with what the allowed templates return', () => {
    const room = scene(ml('CAN_RECEIVE_INFERENCE_OUTPUT'));
    const rows = template(room.publisher, 'SELECT s.revenue FROM sales s JOIN crm c ON c.user_id = s.user_id');
    const rule = customRule({ allowedAnalyses: list([]), providers: ABSENT }, known('REQUIRED'));
    const model = modelAssociation(room.advertiser, modelAlgorithm());
    share(room, { rule, allowed: [to(rows)] }, { additionalAnalyses: list([]), models: [to(model)] });

    expect(learned(factsOf(room))).toEqual([
      'sales.revenue CLEAR | CLEAR by model lookalike unread',
      'sales.user_id JOINED | JOINED crm.user_id by model lookalike unread',
    ]);
  });

  test('that can be any one discloses all columns to all members', () => {
    const room = scene(ml());
    share(room, { rule: trained, ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });

    expect(learned(factsOf(room))).toContain('sales.city CLEAR | CLEAR by model  unread');
  });

  test('that similar users are found with discloses its seeds to its owner', () => {
    const room = scene(ml());
    const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/*/configuredaudiencemodelassociation/*`;
    share(room, { rule: trained, ...ANY_QUERY }, { additionalAnalyses: list([]), models: [outside(arn)] });

    expect(learned(factsOf(room))).toContain(`sales.city CLEAR | CLEAR by model ${arn} unread`);
  });

  test('that a table does not allow discloses nothing', () => {
    const room = scene(ml('CAN_RECEIVE_INFERENCE_OUTPUT'));
    share(room, { rule: customRule({}, known('NOT_ALLOWED')), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });

    expect(learned(factsOf(room))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import type { CollaborationNode, MembershipNode } from '../../../src/model/nodes';
import {
  ADVERTISER,
  association,
  collaborationRule,
  customRule,
  idMappingTable,
  idNamespace,
  intermediateRule,
  intermediateTable,
  member,
  membership,
  modelAlgorithm,
  modelAssociation,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  template,
  to,
} from '../../support/nodes';
import { ANY_QUERY, factsOf, flowsIn, learned, type Scene, scene, share } from './scene';

const THIRD = member(STRANGER, [], { mlAbilities: list(['CAN_RECEIVE_INFERENCE_OUTPUT']) });

/** Only models can have results of the tables in the room, and a third member receives what they infer. */
function roomOfModels(): Scene & { readonly third: MembershipNode } {
  const members: CollaborationNode['members'] = list([member(ADVERTISER, ['CAN_QUERY']), THIRD]);
  const room = scene({ members });
  return { ...room, third: membership(room.ads, STRANGER) };
}

const REQUIRED = known('REQUIRED');
const FOR_MODELS = intermediateRule({ receivers: ABSENT, additionalAnalyses: REQUIRED });

function fill(room: Scene, sql: string, more: NonNullable<Parameters<typeof intermediateTable>[2]> = {}) {
  return intermediateTable(room.advertiser, known('daily'), {
    sql: known(sql),
    rule: FOR_MODELS,
    allowed: [outside('ANY_QUERY')],
    ...more,
  });
}

/** The flows to the third member of tables of the publisher, as far as there are some. */
function learnedByThird(room: ReturnType<typeof roomOfModels>): readonly string[] {
  const prefix = `${STRANGER} of ${PUBLISHER}: `;
  return flowsIn(factsOf(room, [room.third])).flatMap((text) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : [],
  );
}

describe('a model that reads an intermediate table', () => {
  test('learns of the base tables the less of what fills the table and what the model reads', () => {
    const room = roomOfModels();
    share(room, { rule: customRule(), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });
    fill(room, 'SELECT city, SUM(revenue) AS total FROM sales WHERE user_id > 3 GROUP BY city');

    expect(learnedByThird(room)).toEqual([
      'sales.city CLEAR | CLEAR by model  unread',
      'sales.revenue AGGREGATED | AGGREGATED SUM by model  unread',
      'sales.user_id FILTER_FIXED | FILTER_FIXED by model  unread',
    ]);
  });

  test('learns of a base table without direct results, through the models that it allows', () => {
    const room = roomOfModels();
    const model = modelAssociation(room.advertiser, modelAlgorithm());
    const additionalAnalyses = list([{ kind: 'literal', text: 'the model' } as const]);
    const ofAssociation = { rule: ABSENT, additionalAnalyses, models: [to(model)] };
    share(room, { rule: customRule({}, REQUIRED), ...ANY_QUERY }, ofAssociation);
    share(room, { name: known('users'), rule: customRule(), ...ANY_QUERY }, ofAssociation);
    fill(room, 'SELECT s.city FROM sales s JOIN users u ON s.user_id = u.user_id');

    // `users` is open to models only as a part of the intermediate table.
    expect(learnedByThird(room)).toEqual([
      'sales.city CLEAR | CLEAR by model lookalike unread',
      'sales.revenue CLEAR | CLEAR by model lookalike unread',
      'sales.user_id CLEAR | CLEAR by model lookalike unread; JOINED users.user_id by model lookalike unread',
      'users.user_id JOINED | JOINED sales.user_id by model lookalike unread',
    ]);
  });

  test('learns only the columns that the templates on the intermediate table return', () => {
    const room = roomOfModels();
    share(room, { rule: customRule(), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });
    const input = template(room.advertiser, 'SELECT c FROM daily');
    fill(room, 'SELECT city AS c, revenue AS r FROM sales', { allowed: [to(input)] });

    expect(learnedByThird(room)).toEqual(['sales.city CLEAR | CLEAR by model  unread']);
  });

  test('learns what fills an intermediate table that fills it, also around in a circle', () => {
    const room = roomOfModels();
    share(room, { rule: customRule(), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });
    const closed = intermediateRule({ receivers: ABSENT, additionalAnalyses: ABSENT });
    fill(room, 'SELECT city FROM sales UNION ALL SELECT city FROM weekly', { rule: closed });
    intermediateTable(room.advertiser, known('weekly'), {
      sql: known('SELECT city FROM daily'),
      rule: FOR_MODELS,
      allowed: [outside('ANY_QUERY')],
    });

    expect(learnedByThird(room)).toEqual(['sales.city CLEAR | CLEAR by model  unread']);
  });

  test('learns all of the tables that can fill it if the query is not known, or not understood', () => {
    const unknown = roomOfModels();
    const opaque = roomOfModels();
    for (const room of [unknown, opaque]) {
      share(room, { rule: customRule(), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });
    }
    fill(unknown, '', { sql: UNKNOWN });
    fill(opaque, 'FROM sales |> WHERE city = 1');

    for (const room of [unknown, opaque]) {
      expect(learnedByThird(room)).toEqual([
        'sales.city CLEAR | CLEAR by model  unread',
        'sales.revenue CLEAR | CLEAR by model  unread',
        'sales.user_id CLEAR | CLEAR by model  unread',
      ]);
    }
  });

  test('can learn each column of a base table that is not in the app', () => {
    const room = roomOfModels();
    association(room.publisher, undefined, { rule: ABSENT, additionalAnalyses: UNKNOWN });
    fill(room, 'SELECT city FROM sales');

    expect(learnedByThird(room)).toEqual([
      'sales.* CLEAR | CLEAR by model  unread',
      'sales.city CLEAR | CLEAR by model  unread',
    ]);
  });

  test('learns nothing of a table of another member that does not allow the model, or its query', () => {
    const first = roomOfModels();
    share(first, { rule: customRule(), ...ANY_QUERY });
    const second = roomOfModels();
    share(second, { rule: customRule({ providers: ABSENT }) }, { additionalAnalyses: UNKNOWN });
    const third = roomOfModels();
    share(
      third,
      { rule: customRule(), ...ANY_QUERY, analysisMethod: known('DIRECT_JOB') },
      { additionalAnalyses: UNKNOWN },
    );

    for (const room of [first, second, third]) {
      fill(room, 'SELECT city FROM sales');
      expect(learnedByThird(room)).toEqual([]);
    }
  });

  test('learns of tables of its owner also what these do not allow to models', () => {
    const room = roomOfModels();
    association(room.advertiser, table({ name: known('crm'), rule: customRule(), ...ANY_QUERY }), {
      name: known('crm'),
      rule: collaborationRule(),
    });
    fill(room, 'SELECT city FROM crm');

    const flows = flowsIn(factsOf(room, [room.third]));
    expect(flows).toContain(`${STRANGER} of ${ADVERTISER}: crm.city CLEAR | CLEAR by model  unread`);
  });

  test('learns the IDs in an ID mapping table as queries return them', () => {
    const idsLearned = (isDimension: boolean) => {
      const room = roomOfModels();
      idMappingTable(room.advertiser);
      idNamespace(room.publisher, { isDimension: known(isDimension) });
      idNamespace(room.advertiser);
      fill(room, 'SELECT id FROM ids');
      return learnedByThird(room);
    };

    expect(idsLearned(true)).toEqual(['ids.* CLEAR | CLEAR by model  unread']);
    expect(idsLearned(false)).toEqual(['ids.* JOINED | JOINED by model  unread']);
  });

  test('learns nothing if the intermediate table is not for additional analyses', () => {
    const room = roomOfModels();
    share(room, { rule: customRule(), ...ANY_QUERY }, { additionalAnalyses: UNKNOWN });
    fill(room, 'SELECT city FROM sales', { rule: intermediateRule({ additionalAnalyses: known('NOT_ALLOWED') }) });

    expect(learnedByThird(room)).toEqual([]);
    expect(learned(factsOf(room, [room.third]))).toEqual([]);
  });
});

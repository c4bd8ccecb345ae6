import { describe, expect, test } from 'vitest';
import { CORRECTIONS } from '../../../local/cleanrooms/model/corrections';
import { MODEL } from '../../../local/cleanrooms/model/model';
import { anchored, checkerOf, type Flaw } from '../../../local/cleanrooms/shapes';

function flawsOf(shape: string, value: unknown): readonly string[] {
  const flaws: Flaw[] = [];
  checkerOf(shape)(value, '', flaws);
  return flaws.map(({ name, message }) => `${name}: ${message}`);
}

describe('checkerOf', () => {
  test('compiles every shape of the model, its patterns included', () => {
    for (const [name, shape] of Object.entries(MODEL.shapes)) {
      expect(() => shape.document || checkerOf(name)(undefined, '', []), name).not.toThrow();
    }
  });

  test.each([
    ['AccountId', '123456789012', true],
    ['AccountId', '12345678901', false],
    ['AccountId', '12345678901a', false],
    ['MaxResults', 1, true],
    ['MaxResults', 100, true],
    ['MaxResults', 0, false],
    ['MaxResults', 101, false],
    ['MaxResults', 1.5, false],
    ['MaxResults', '1', false],
    ['CollaborationName', 'x'.repeat(100), true],
    ['CollaborationName', 'x'.repeat(101), false],
    ['CollaborationName', '😀'.repeat(100), true],
    ['CollaborationName', ' ', false],
    ['CollaborationDescription', '', true],
    ['CollaborationQueryLogStatus', 'ENABLED', true],
    ['CollaborationQueryLogStatus', 'enabled', false],
    ['Boolean', true, true],
    ['Boolean', 'true', false],
    ['SnowflakeTableName', 'Tàble-1 x', true],
    ['TagMap', { team: '' }, true],
    ['TagMap', { '': 'x' }, false],
    ['AllowedColumnList', [], false],
    ['AllowedColumnList', ['a'], true],
    ['TableReference', { glue: { databaseName: 'ads', tableName: 't' } }, true],
    ['TableReference', {}, false],
  ])('%s judges %j as %s', (shape, value, good) => {
    expect(flawsOf(shape, value).length === 0).toBe(good);
  });

  test('names the place of every flaw', () => {
    const flaws = flawsOf('CreateMembershipInput', {
      collaborationIdentifier: 'x',
      paymentConfiguration: { queryCompute: {} },
      surprise: 1,
    });

    expect(flaws).toEqual([
      'queryLogStatus: must not be null',
      'collaborationIdentifier: must have a length between 36 and 36',
      expect.stringContaining('collaborationIdentifier: must match the pattern'),
      'paymentConfiguration.queryCompute.isResponsible: must not be null',
      'surprise: is not a member of the shape',
    ]);
  });

  test('copies what it checks', () => {
    const given = ['a'];
    const copy = checkerOf('AllowedColumnList')(given, '', []);

    given.push('b');

    expect(copy).toEqual(['a']);
  });

  test('takes null for absent', () => {
    expect(flawsOf('UpdateCollaborationInput', { collaborationIdentifier: null, name: null })).toEqual([
      'collaborationIdentifier: must not be null',
    ]);
  });
});

describe('anchored', () => {
  test('matches the whole text', () => {
    expect(anchored('[a-z]+').test('ab1')).toBe(false);
    expect(anchored('a|b').test('ab')).toBe(false);
  });
});

describe('corrections', () => {
  test('each has a reason and changes the published shape', () => {
    for (const { reason, shape, apply } of CORRECTIONS) {
      const published = { type: 'string', max: 100 };

      expect(reason).not.toBe('');
      expect(MODEL.shapes[shape]).toBeDefined();
      expect(apply(published)).not.toEqual(published);
    }
  });
});

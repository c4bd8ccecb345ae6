import { describe, expect, test } from 'vitest';
import { dependenciesOf, reversed, walk } from '../../../local/cloudformation/order';
import { Random } from '../../../local/cloudformation/random';

const of = (properties: Record<string, unknown>, others: object = {}) => ({
  Type: 'T',
  Properties: properties,
  ...others,
});

function edges(resources: Parameters<typeof dependenciesOf>[0]['Resources']) {
  const dependencies = dependenciesOf({ Resources: resources }, new Set(Object.keys(resources)));
  return Object.fromEntries([...dependencies].map(([logicalId, before]) => [logicalId, [...before]]));
}

describe('dependencies', () => {
  test.each<[string, Record<string, unknown>]>([
    ['Ref', { X: { Ref: 'A' } }],
    ['GetAtt', { X: { 'Fn::GetAtt': ['A', 'Arn'] } }],
    ['GetAtt as text', { X: { 'Fn::GetAtt': 'A.Arn' } }],
    ['Sub', { X: { 'Fn::Sub': `a \${A.Arn} \${AWS::Region}` } }],
    ['Sub with variables', { X: { 'Fn::Sub': [`\${V}`, { V: { Ref: 'A' } }] } }],
    ['deep inside', { X: [{ 'Fn::If': ['C', { Ref: 'A' }, 1] }] }],
  ])('come from %s', (_what, properties) => {
    expect(edges({ A: of({}), B: of(properties) })).toEqual({ A: [], B: ['A'] });
  });

  test('come from DependsOn', () => {
    expect(edges({ A: of({}), B: of({}, { DependsOn: ['A'] }), C: of({}, { DependsOn: 'B' }) })).toEqual({
      A: [],
      B: ['A'],
      C: ['B'],
    });
  });

  test('fail with a circle', () => {
    expect(() => edges({ A: of({ X: { Ref: 'B' } }), B: of({ X: { Ref: 'A' } }), C: of({}) })).toThrow('[A, B]');
  });
});

describe('walk', () => {
  const diamond = new Map([
    ['top', new Set<string>()],
    ['left', new Set(['top'])],
    ['right', new Set(['top'])],
    ['bottom', new Set(['left', 'right'])],
  ]);

  async function visited(seed: number, graph = diamond as ReadonlyMap<string, ReadonlySet<string>>) {
    const order: string[] = [];
    await walk(graph, new Random(seed), async (id) => void order.push(id));
    return order.join(' ');
  }

  test('shuffles siblings by seed, and by nothing else', async () => {
    const orders = new Set(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => visited(seed))));

    expect([...orders].sort()).toEqual(['top left right bottom', 'top right left bottom']);
    expect(await visited(3)).toBe(await visited(3));
  });

  test('goes the other way round for deletion', async () => {
    expect(await visited(1, reversed(diamond))).toMatch(/^bottom (left right|right left) top$/);
  });

  test('runs siblings at the same time, and starts nothing after a failure', async () => {
    const events: string[] = [];
    let release = () => undefined as unknown;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });

    const walked = walk(
      diamond,
      new Random(1),
      async (id) => {
        events.push(`start ${id}`);
        if (id === 'left') {
          throw new Error('left fails');
        }
        if (id === 'right') {
          await gate;
          events.push('end right');
        }
      },
      () => release(),
    );

    await expect(walked).rejects.toThrow('left fails');
    expect(events.slice(1).sort()).toEqual(['end right', 'start left', 'start right']);
  });
});

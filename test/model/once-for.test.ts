import { expect, test } from 'vitest';
import { onceFor } from '../../src/model/once-for';

test('a value is computed once for each object, also if it is undefined', () => {
  const asked: object[] = [];
  const lookUp = onceFor((key: { readonly value?: string }) => {
    asked.push(key);
    return key.value;
  });
  const [a, b] = [{ value: 'a' }, {}];

  expect([lookUp(a), lookUp(b), lookUp(a), lookUp(b)]).toEqual(['a', undefined, 'a', undefined]);
  expect(asked).toEqual([a, b]);
});

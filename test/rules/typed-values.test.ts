import { describe, expect, test } from 'vitest';
import { isNoValueOf } from '../../src/rules/typed-values';

describe('isNoValueOf', () => {
  test.each([
    ['TINYINT', '127', '128'],
    ['TINYINT', '-128', '-129'],
    ['SMALLINT', '32767', '32768'],
    ['INTEGER', '+2147483647', '2147483648'],
    ['INTEGER', ' 7 ', '7.5'],
    ['INTEGER', '0', 'seven'],
    ['BIGINT', '9223372036854775807', '9223372036854775808'],
    ['BYTE', '0', '-129'],
    ['SHORT', '1', '40000'],
    ['INT', '1', '1e3'],
    ['LONG', '9007199254740993', '1L'],
    ['NUMERIC', '1e3', 'Infinity'],
    ['FLOAT', '-Infinity', '1.5f'],
    ['DOUBLE_PRECISION', '5.', '.'],
    ['TIMESTAMPTZ', '2026-01-31 10:00:00+02', '10:00:00'],
    ['TIMESTAMP_LTZ', '2026-01-31', '2026/01/31'],
    ['TIMESTAMP_NTZ', '2026-01-31 10:00:00', '20260131T10'],
    ['DECIMAL', '-1.50', '1,50'],
    ['DECIMAL', '.5', 'NaN'],
    ['REAL', 'NaN', 'x'],
    ['DOUBLE', '1e-3', '1e'],
    ['BOOLEAN', 'TRUE', 'perhaps'],
    ['BOOLEAN', 'n', '2'],
    ['DATE', '2024-02-29', '2025-02-29'],
    ['DATE', '2026-01', '2026-13'],
    ['DATE', '2026', '26-01-31'],
    ['DATE', '2026-1-3', '31.01.2026'],
    ['TIMESTAMP', '2026-01-31 10:00:00', 'now()'],
    ['TIMESTAMP', '2026-01-31T10:00:00.123Z', '2026-01-32 10:00:00'],
  ])('of %s is false for %j and true for %j', (type, value, other) => {
    expect(isNoValueOf(type, value)).toBe(false);
    expect(isNoValueOf(type, other)).toBe(true);
  });

  test.each(['CHAR', 'VARCHAR', 'STRING', 'BINARY', 'TIME', 'A_TYPE_THAT_IS_NEW'])(
    'of %s is false for any text',
    (type) => {
      expect(isNoValueOf(type, 'any text')).toBe(false);
    },
  );
});

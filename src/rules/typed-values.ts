/** The number of bits of whole numbers, by data type. */
const BITS: ReadonlyMap<string, number> = new Map([
  ['TINYINT', 8],
  ['BYTE', 8],
  ['SMALLINT', 16],
  ['SHORT', 16],
  ['INTEGER', 32],
  ['INT', 32],
  ['BIGINT', 64],
  ['LONG', 64],
]);

const WHOLE_NUMBER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const FLOATING = /^[+-]?(?:inf|infinity|nan)$/i;
/** The words that Spark SQL reads as a Boolean value. */
const BOOLEAN = /^(?:t|true|y|yes|1|f|false|n|no|0)$/i;
/** A day, its month or its year, with a time or without one. */
const DATE = /^(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?$/;

/** Whether a string is certainly not a value of a data type of SQL. Those that are not listed here are not evaluated. */
export function isNoValueOf(type: string, text: string): boolean {
  const value = text.trim();
  const bits = BITS.get(type);
  if (bits !== undefined) {
    return !WHOLE_NUMBER.test(value) || !fits(BigInt(value.replace('+', '')), bits);
  }
  switch (type) {
    case 'DECIMAL':
    case 'NUMERIC':
      return !NUMBER.test(value);
    case 'REAL':
    case 'DOUBLE':
    case 'DOUBLE_PRECISION':
    case 'FLOAT':
      return !NUMBER.test(value) && !FLOATING.test(value);
    case 'BOOLEAN':
      return !BOOLEAN.test(value);
    case 'DATE':
    case 'TIMESTAMP':
    case 'TIMESTAMPTZ':
    case 'TIMESTAMP_LTZ':
    case 'TIMESTAMP_NTZ':
      return !isDay(value);
    default:
      return false;
  }
}

function fits(value: bigint, bits: number): boolean {
  return BigInt.asIntN(bits, value) === value;
}

function isDay(value: string): boolean {
  const [, year, month = '1', day = '1'] = DATE.exec(value) ?? [];
  if (year === undefined) {
    return false;
  }
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

import type { HintArgument, Select } from '../tree';
import type { Finding } from './finding';
import type { Resolution, ResolvedSelect } from './resolution';
import { isProtected } from './tables';

const MAX_NUMBER = 2_147_483_647;

/** Hints whose columns are columns of the input. */
const OF_INPUT: ReadonlySet<string> = new Set(['REPARTITION', 'REPARTITION_BY_RANGE']);
/** Hints with a number. */
const NUMBERED: ReadonlySet<string> = new Set([...OF_INPUT, 'COALESCE', 'REBALANCE']);

/** Hints with wrong arguments, and hints under differential privacy. */
export function hints({ selects, tables }: Resolution): readonly Finding[] {
  const isPrivate = tables.some(isProtected);
  return selects.flatMap((resolved) => {
    const qualified = isQualified(resolved.select);
    return resolved.select.hints.flatMap(({ name, arguments: values, at }): readonly Finding[] => {
      const refused = (what: string, fix: string, place = at): Finding => ({
        id: 'CR-SQL-027',
        effect: 'refused',
        what,
        fix,
        at: place,
      });
      if (isPrivate) {
        return [refused(`the hint ${name} is not supported under differential privacy`, 'remove the hint')];
      }
      const parameter = values.find(({ kind }) => kind === 'parameter');
      if (parameter) {
        const what = `the hint ${name} contains the parameter :${parameter.text}`;
        return [refused(what, 'write the value into the hint, or remove the hint', parameter.at)];
      }
      if (!NUMBERED.has(name)) {
        return [];
      }
      const number = values.find((value) => !isWholeNumber(value) && value.kind !== 'name' && value.text !== '.');
      if (number) {
        const what = `the hint ${name} has the argument ${number.text}`;
        return [refused(what, `use a whole number from 1 to ${MAX_NUMBER}, or remove the hint`, number.at)];
      }
      const column = qualified
        ? undefined
        : values.find((value) => value.kind === 'name' && isMissing(name, value, resolved));
      if (column) {
        const place = OF_INPUT.has(name) ? 'the tables that are read' : 'the SELECT list';
        return [
          refused(
            `the hint ${name} has "${column.text}", which is not a column of ${place}`,
            'correct the name',
            column.at,
          ),
        ];
      }
      return [];
    });
  });
}

function isWholeNumber({ kind, text }: HintArgument): boolean {
  return kind === 'number' && /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_NUMBER;
}

function isMissing(hint: string, { text, at }: HintArgument, { scope, fields }: ResolvedSelect): boolean {
  if (OF_INPUT.has(hint)) {
    return scope.resolve({ kind: 'column', path: [{ text, at }], at }) === 'missing';
  }
  return hint === 'REBALANCE' && fields.complete && !fields.items.some(({ name }) => name === text.toLowerCase());
}

/** Qualified names in hints are not followed. */
function isQualified({ hints: all }: Select): boolean {
  return all.some(({ arguments: values }) => values.some(({ text }) => text === '.'));
}

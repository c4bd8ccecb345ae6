import { CUSTOM } from '../../private/words';
import type { Select } from '../tree';
import type { Resolution } from './resolution';
import { conditionsIn, equatedColumns, type Foreign, joinsOf } from './structure';
import { excludes, type QueryTable } from './tables';

/** Conditions of joins that compare other columns than join columns of both tables, or in another way. */
export function joinConditions(select: Select, { references }: Resolution): readonly Foreign[] {
  return joinsOf(select.from?.joins ?? []).flatMap(({ on }): readonly Foreign[] => {
    if (!on) {
      return [];
    }
    const { parts, or } = conditionsIn(on);
    for (const part of parts) {
      const columns = equatedColumns(part);
      if (!columns) {
        return [{ what: 'a condition of a join that is not an equality of two columns', at: part.at }];
      }
      const bases = columns.map((column) => {
        const reference = references.get(column);
        return typeof reference === 'object' ? reference.field.copy : undefined;
      });
      const other = bases.find((base) => base && excludes(joinColumnsOf(base.table), base.column));
      if (other) {
        return [
          { what: `"${other.column}" of "${other.table.name}" in a join, which is not a join column`, at: part.at },
        ];
      }
      const forbidding =
        or === undefined ? undefined : bases.find((base) => base && excludes(operatorsOf(base.table), 'OR'));
      if (forbidding) {
        return [
          {
            what: `OR in a join, which is not an allowed join operator of "${forbidding.table.name}"`,
            at: or as number,
          },
        ];
      }
    }
    return [];
  });
}

function joinColumnsOf({ rule }: QueryTable): readonly string[] | undefined {
  return rule && rule.type !== CUSTOM ? rule.joinColumns : undefined;
}

function operatorsOf({ rule }: QueryTable): readonly string[] | undefined {
  return rule && rule.type !== CUSTOM ? rule.joinOperators : undefined;
}

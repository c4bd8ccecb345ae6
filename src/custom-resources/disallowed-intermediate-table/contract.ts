import { contract, flag, text } from '../engine/properties';

/** The intermediate table that is disallowed, by its name in the collaboration of a membership. */
export interface DisallowedTableProperties {
  readonly membershipId: string;
  readonly intermediateTableName: string;
  readonly includesDescendants: boolean;
}

export const CONTRACT = contract<DisallowedTableProperties>({
  membershipId: text,
  intermediateTableName: text,
  includesDescendants: flag,
});

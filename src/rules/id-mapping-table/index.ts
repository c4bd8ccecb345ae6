import type { Rule } from '../rule';
import { mappedNamespacesShareMethod } from './mapped-namespaces-share-method';
import { mappedTablesShareRuleType } from './mapped-tables-share-rule-type';
import { mappingTableHasNamespaces } from './mapping-table-has-namespaces';

/** The rules for ID mapping tables. */
export const ID_MAPPING_TABLE_RULES: readonly Rule[] = [
  mappingTableHasNamespaces,
  mappedNamespacesShareMethod,
  mappedTablesShareRuleType,
];

import type { LedgerRow } from '../../ledger';
import { AUDIENCE_ASSOCIATION_LEDGER } from './audience-model-associations';
import { CHANGE_LEDGER } from './changes';
import { MEMBER_LEDGER } from './members';
import { RESOURCE_TYPE_LEDGER } from './resource-types';
import { SHARED_TABLE_LEDGER } from './shared-tables';
import { TABLE_LEDGER } from './tables';
import { WIRE_LEDGER } from './wire';

/** What the double adds to the API model, its answers included. */
export const DOUBLE_LEDGER: readonly LedgerRow[] = [
  ...WIRE_LEDGER,
  ...MEMBER_LEDGER,
  ...TABLE_LEDGER,
  ...SHARED_TABLE_LEDGER,
  ...AUDIENCE_ASSOCIATION_LEDGER,
  ...CHANGE_LEDGER,
  ...RESOURCE_TYPE_LEDGER,
];

import { DOUBLE_LEDGER } from './cleanrooms/ledger';
import { ENGINE_LEDGER } from './cloudformation/ledger';
import type { LedgerRow } from './ledger';
import { MACHINE_LEARNING_LEDGER } from './machine-learning/ledger';

/** The ledgers of all parts of the local cloud. */
export const LEDGERS: readonly (readonly LedgerRow[])[] = [ENGINE_LEDGER, DOUBLE_LEDGER, MACHINE_LEARNING_LEDGER];

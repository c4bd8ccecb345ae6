import type { SimulatedKind } from './simulated-kind';
import { createIntermediateTable, joinCollaboration, look, OWNER, TABLES } from './tables';

const COUNTRIES = ['DE', 'FR'];

/** Populations of some intermediate tables, with parameters: without them, one that has data is left as it is. */
export const intermediatePopulation: SimulatedKind<'intermediate-table-population'> = {
  kind: 'intermediate-table-population',
  acts: 'once',
  refusals: ['has no intermediate table'],
  prepare(service, random) {
    const { owner } = joinCollaboration(service);
    const tables = TABLES.map((name) => createIntermediateTable(service, owner, name));
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
    const one = (intermediateTableIdentifier: string) => ({ membershipIdentifier: owner, intermediateTableIdentifier });
    service.populate = () => ({ seconds: random.next() * 300 });
    return {
      account: OWNER.account,
      draw: () => ({
        membershipId: owner,
        intermediateTableId: pick(tables),
        parameters: { country: pick(COUNTRIES) },
        workerType: undefined,
        workerCount: undefined,
        sparkProperties: undefined,
        payerAccountId: undefined,
        revision: `revision ${pick(COUNTRIES)}`,
        waitSeconds: pick([0, 0, 60]),
      }),
      objectOf: ({ intermediateTableId }) => intermediateTableId,
      changedBy: ({ method, path }) => (method === 'POST' ? path.split('/')[4] : undefined),
      stateOf: (table) => {
        const found = look(service, 'GetIntermediateTable', one(table)) as Found | undefined;
        return found?.intermediateTable.status;
      },
      requestedState: () => 'POPULATE_STARTED',
      isUsable: (table) => look(service, 'GetIntermediateTable', one(table)) !== undefined,
      act(table) {
        const operation = random.next() < 0.9 ? 'PopulateIntermediateTable' : 'DeleteIntermediateTable';
        service.call(OWNER, operation, one(table));
      },
    };
  },
};

interface Found {
  readonly intermediateTable: { readonly status: string };
}

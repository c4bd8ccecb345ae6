import type { SimulatedKind } from './simulated-kind';
import { createIntermediateTable, joinCollaboration, look, OWNER, PROVIDER, TABLES } from './tables';

/** Vetoes of a partner against intermediate tables that the owner of the queries has made. */
export const disallowedTable: SimulatedKind<'disallowed-intermediate-table'> = {
  kind: 'disallowed-intermediate-table',
  acts: 'repeatable',
  refusals: ['does not exist'],
  prepare(service, random) {
    const { owner, provider } = joinCollaboration(service);
    const ids = new Map(TABLES.map((name) => [name as string, createIntermediateTable(service, owner, name)]));
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
    const one = (name: string) => ({ membershipIdentifier: owner, intermediateTableIdentifier: ids.get(name) });
    const statusOf = (name: string) => {
      const found = look(service, 'GetIntermediateTable', one(name)) as Found | undefined;
      return found?.intermediateTable.status;
    };
    return {
      account: PROVIDER.account,
      draw: () => ({
        membershipId: provider,
        intermediateTableName: pick(TABLES),
        includesDescendants: random.next() < 0.5,
      }),
      objectOf: ({ intermediateTableName }) => intermediateTableName,
      changedBy: ({ method, body }) =>
        method === 'POST' ? (JSON.parse(body) as { intermediateTableName: string }).intermediateTableName : undefined,
      stateOf: statusOf,
      requestedState: () => 'DISALLOWED_BY_DATA_PROVIDER',
      isUsable: (name) => statusOf(name) !== undefined,
      act(name) {
        const operation = random.next() < 0.9 ? 'PopulateIntermediateTable' : 'DeleteIntermediateTable';
        service.call(OWNER, operation, one(name));
      },
    };
  },
};

interface Found {
  readonly intermediateTable: { readonly status: string };
}

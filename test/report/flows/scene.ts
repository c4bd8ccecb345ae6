import type { CollaborationNode, MembershipNode } from '../../../src/model/nodes';
import type { Graph } from '../../../src/model/register';
import { type FlowFacts, flowsOf } from '../../../src/report/facts/flows';
import type { Use } from '../../../src/report/report';
import { type Room, roomsIn } from '../../../src/report/room';
import {
  ADVERTISER,
  association,
  collaboration,
  collaborationRule,
  membership,
  outside,
  PUBLISHER,
  table,
} from '../../support/nodes';

/** A publisher who shares `sales` with the columns `user_id`, `city` and `revenue`, and an advertiser who queries. */
export interface Scene {
  readonly ads: CollaborationNode;
  readonly publisher: MembershipNode;
  readonly advertiser: MembershipNode;
}

export function scene(more: Partial<CollaborationNode> = {}): Scene {
  const ads = collaboration(more);
  return { ads, publisher: membership(ads), advertiser: membership(ads, ADVERTISER) };
}

export function factsOf({ ads, publisher, advertiser }: Scene, others: readonly MembershipNode[] = []): FlowFacts {
  const graph = { collaboration: [ads], membership: [publisher, advertiser, ...others] };
  return flowsOf(roomsIn(graph as unknown as Graph)[0] as Room);
}

/** Each flow as `receiver of owner: table.column LEVEL guards | uses`. */
export function flowsIn(facts: FlowFacts): readonly string[] {
  return facts.flows.map(({ receiver, owner, table: name, column, level, guards, uses }) =>
    [`${receiver} of ${owner}: ${name}.${column}`, level, ...guards, '|', uses.map(textOf).join('; ')].join(' '),
  );
}

/** The flows from the publisher to the advertiser as `column LEVEL guards | uses`. */
export function learned(facts: FlowFacts): readonly string[] {
  const prefix = `${ADVERTISER} of ${PUBLISHER}: `;
  return flowsIn(facts).flatMap((text) => (text.startsWith(prefix) ? text.slice(prefix.length) : []));
}

export function textOf({ level, through, functions = [], parameters = [], joins = [], read }: Use): string {
  const name = 'name' in through ? `${through.kind} ${through.name}` : through.kind;
  const details = [...functions, ...parameters.map((one) => `:${one}`), ...joins];
  return [level, ...details, `by ${name}`, ...(read ? [] : ['unread'])].join(' ');
}

export type TableMore = NonNullable<Parameters<typeof table>[0]>;
type AssociationMore = NonNullable<Parameters<typeof association>[2]>;

/** Shares `sales` under a rule. */
export function share({ publisher }: Scene, more: TableMore, ofAssociation: AssociationMore = {}) {
  return association(publisher, table(more), { rule: collaborationRule(), ...ofAssociation });
}

export const ANY_QUERY = { allowed: [outside('ANY_QUERY')] };

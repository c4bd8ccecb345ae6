import { type Fact, isComplete, itemsOf, known, map } from '../../../model/fact';
import { nodeOf, type PrivacyBudgetNode } from '../../../model/nodes';
import { at, type Raw, textOf } from '../../../model/raw';
import { ACCESS_BUDGET, DIFFERENTIAL_PRIVACY } from '../../../private/words';
import type { Room } from '../../room';
import { ownerOf } from '../owner';
import { tableName } from '../tables';
import { type About, ofFact, type ReadControl, unknownOnes } from './reading';

/** The privacy budgets of all members, and the access budgets of their tables. */
export function controlsOfBudgets(room: Room): readonly ReadControl[] {
  return room.memberships
    .flatMap(({ budgets }) => itemsOf(budgets))
    .flatMap((node) => {
      const owner = ownerOf(room, node);
      const read = ofBudget(node, { owner, subject: '', of: node.path });
      const own = room.tables.filter((table) => ownerOf(room, table) === owner);
      return own.every((table) => node.isDeployedWith(table)) ? read : perhaps(read, node);
    });
}

/** Of a budget that is perhaps not deployed, the values are not known. */
function perhaps(controls: readonly ReadControl[], { path }: PrivacyBudgetNode): readonly ReadControl[] {
  const unknown = { of: path, what: 'whether the privacy budget is deployed, which depends on a condition' };
  return controls.map(({ control }) => ({ control: { ...control, value: null }, unknown }));
}

function ofBudget(node: PrivacyBudgetNode, about: About): readonly ReadControl[] {
  switch (node.type.state === 'known' ? node.type.value : undefined) {
    case DIFFERENTIAL_PRIVACY:
      return ofPrivacyBudget(node, about);
    case ACCESS_BUDGET:
      return ofAccessBudget(node, about);
    default:
      return unknownOnes({ ...about, because: 'what the privacy budget limits' }, [
        'EPSILON',
        'USERS_NOISE_PER_QUERY',
        'BUDGET_REFRESH',
        ACCESS_BUDGET,
      ]);
  }
}

function ofPrivacyBudget(
  { epsilon, usersNoisePerQuery, autoRefresh }: PrivacyBudgetNode,
  about: About,
): readonly ReadControl[] {
  return [
    ...ofFact(about, 'EPSILON', epsilon),
    ...ofFact(about, 'USERS_NOISE_PER_QUERY', usersNoisePerQuery),
    ...ofFact(about, 'BUDGET_REFRESH', autoRefresh),
  ];
}

function ofAccessBudget(node: PrivacyBudgetNode, about: About): readonly ReadControl[] {
  const { resource, limits } = node;
  const target = nodeOf(resource);
  if (target?.kind !== 'association' && target?.kind !== 'intermediateTable') {
    return unknownOnes({ ...about, because: 'which table the access budget protects' }, [ACCESS_BUDGET]);
  }
  const ofTable = { ...about, subject: tableName(target) };
  if (!isComplete(limits)) {
    return unknownOnes(ofTable, [ACCESS_BUDGET, 'ACCESS_BUDGET_REFRESH']);
  }
  const raw = at(node.property('parameters'), 'budgetParameters');
  return itemsOf(limits).flatMap(({ type, budget }, i) => {
    if (type.state !== 'known') {
      return unknownOnes(ofTable, [ACCESS_BUDGET]);
    }
    const ofPeriod = { ...ofTable, subject: `${ofTable.subject}, ${type.value}` };
    return [
      ...ofFact(ofPeriod, ACCESS_BUDGET, budget),
      ...ofFact(ofPeriod, 'ACCESS_BUDGET_REFRESH', refreshOf(Array.isArray(raw) ? raw[i] : undefined)),
    ];
  });
}

function refreshOf(limit: Raw): Fact<boolean> {
  const refresh = textOf(at(limit, 'autoRefresh'));
  return refresh.state === 'known' ? known(refresh.value !== 'DISABLED') : map(refresh, () => true);
}

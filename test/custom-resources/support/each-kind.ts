import { Construct } from 'constructs';
import { KIND_NAMES, type KindName } from '../../../src/custom-resources/kinds';
import { CREATOR, newService } from '../../local/cleanrooms/clean-room';
import { KINDS_UNDER_TEST } from '../kinds';

/** Adds the construct of a kind, in a scope with the name of the kind. */
export function addKind(scope: Construct, kind: KindName): Construct {
  const { prepare, addTo } = KINDS_UNDER_TEST[kind];
  return addTo(new Construct(scope, kind), CREATOR.account, prepare(newService()).properties);
}

/** Adds the construct of each kind. */
export function addEachKind(scope: Construct): void {
  for (const kind of KIND_NAMES) {
    addKind(scope, kind);
  }
}

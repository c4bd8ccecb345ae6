import type { NodeBase } from '../../../src/model/node';
import { mappingTableHasNamespaces } from '../../../src/rules/id-mapping-table/mapping-table-has-namespaces';
import {
  ADVERTISER,
  collaboration,
  entityNamespace,
  env,
  idMappingTable,
  idNamespace,
  known,
  membership,
  outside,
  PUBLISHER,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A table of the publisher in a collaboration with ID namespaces of these types. */
function mapping(sides: readonly (string | undefined)[], more: object = {}) {
  const ads = collaboration({ env: env(PUBLISHER) });
  const parties = [membership(ads), membership(ads, ADVERTISER)];
  sides.forEach((side, i) => {
    const namespace = side === undefined ? outside('arn') : to(entityNamespace(side));
    idNamespace(parties[i % 2], { name: known(`ids-${i}`), namespace });
  });
  return idMappingTable(parties[0], more);
}

const violation = (what: string) =>
  [
    {
      severity: 'warning',
      what,
      fix: 'associate a source namespace and a target namespace, and specify both in `namespaceAssociations`, or let the ID mapping table depend on both',
      property: 'InputReferenceConfig',
    },
  ] as const;

describeRule(mappingTableHasNamespaces, {
  fires: [
    {
      name: 'no namespace is associated',
      subject: () => mapping([]),
      violations: violation('"ids" maps IDs in "Ads", which has no ID namespace'),
    },
    {
      name: 'one namespace is associated',
      subject: () => mapping(['SOURCE']),
      violations: violation('"ids" maps IDs in "Ads", which has only the ID namespace "ids-0"'),
    },
    {
      name: 'both namespaces are sources',
      subject: () => mapping(['SOURCE', 'SOURCE']),
      violations: violation('"ids" maps IDs in "Ads", in which all ID namespaces have type "SOURCE"'),
    },
    {
      name: 'the namespaces can be associated later',
      subject: () => mapping(['SOURCE', 'TARGET'], { isCreatedAfter: (_: NodeBase) => false }),
      violations: violation('"ids" does not wait for the ID namespaces "ids-0", "ids-1"'),
    },
  ],
  quiet: [
    { name: 'there is a source and a target', subject: () => mapping(['SOURCE', 'TARGET']) },
    {
      name: 'a partner is no part of the app',
      subject: () => idMappingTable(membership(collaboration({ env: env(PUBLISHER) }))),
    },
  ],
  unknown: [
    { name: 'one namespace is outside of the app', subject: () => mapping(['SOURCE', undefined]) },
    { name: 'both namespaces are outside of the app', subject: () => mapping([undefined, undefined]) },
    { name: 'the collaboration is outside of the app', subject: () => idMappingTable(membership(undefined)) },
    { name: 'the membership is outside of the app', subject: () => idMappingTable(undefined) },
  ],
});

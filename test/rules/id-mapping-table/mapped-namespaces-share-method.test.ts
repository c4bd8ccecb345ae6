import type { ListFact } from '../../../src/model/fact';
import { mappedNamespacesShareMethod } from '../../../src/rules/id-mapping-table/mapped-namespaces-share-method';
import {
  ABSENT,
  ADVERTISER,
  collaboration,
  entityNamespace,
  env,
  idMappingTable,
  idNamespace,
  list,
  mappingWorkflow,
  membership,
  outside,
  PUBLISHER,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const PROVIDER = list(['PROVIDER']);
const RULE_BASED = list(['RULE_BASED']);

function byWorkflow(source: ListFact<string>, target: ListFact<string>) {
  const inputs = [
    to(entityNamespace('SOURCE', PUBLISHER, { methods: source })),
    to(entityNamespace('TARGET', PUBLISHER, { methods: target })),
  ];
  return idMappingTable(undefined, { workflow: to(mappingWorkflow({ inputPointers: list([]), inputs })) });
}

function byCollaboration(...methods: ListFact<string>[]) {
  const ads = collaboration({ env: env(PUBLISHER) });
  const parties = [membership(ads), membership(ads, ADVERTISER)];
  methods.forEach((one, i) => {
    const side = i === 0 ? 'SOURCE' : 'TARGET';
    idNamespace(parties[i % 2], { namespace: to(entityNamespace(side, PUBLISHER, { methods: one })) });
  });
  return idMappingTable(parties[0], { workflow: outside('arn') });
}

const VIOLATIONS = [
  {
    severity: 'error',
    what: '"ids" maps "source", which supports "PROVIDER", and "target", which supports "RULE_BASED"',
    fix: 'specify a method that both ID namespaces support, such as "RULE_BASED"',
    property: 'InputReferenceConfig',
  },
] as const;

describeRule(mappedNamespacesShareMethod, {
  fires: [
    {
      name: 'the inputs of the workflow share no method',
      subject: () => byWorkflow(PROVIDER, RULE_BASED),
      violations: VIOLATIONS,
    },
    {
      name: 'the namespaces of the collaboration share no method',
      subject: () => byCollaboration(PROVIDER, RULE_BASED),
      violations: VIOLATIONS,
    },
  ],
  quiet: [
    { name: 'both support one method', subject: () => byWorkflow(list(['PROVIDER', 'RULE_BASED']), RULE_BASED) },
    { name: 'no method is specified', subject: () => byWorkflow(ABSENT, RULE_BASED) },
    { name: 'there are three namespaces', subject: () => byCollaboration(PROVIDER, RULE_BASED, RULE_BASED) },
    { name: 'there is one namespace', subject: () => byCollaboration(PROVIDER) },
  ],
  unknown: [
    { name: 'the methods are a token', subject: () => byWorkflow(UNKNOWN, RULE_BASED) },
    {
      name: 'the inputs of the workflow are not all known',
      subject: () => {
        const workflow = mappingWorkflow({ inputPointers: list([], false) });
        return idMappingTable(undefined, { workflow: to(workflow) });
      },
    },
    {
      name: 'an input of the workflow is outside of the app',
      subject: () => {
        const inputs = [to(entityNamespace('SOURCE')), outside('arn')];
        return idMappingTable(undefined, { workflow: to(mappingWorkflow({ inputPointers: list([]), inputs })) });
      },
    },
    { name: 'the membership is outside of the app', subject: () => idMappingTable(undefined) },
  ],
});

import type {
  CfnIdMappingWorkflowProps,
  CfnIdNamespaceProps,
  CfnPolicyStatementProps,
} from 'aws-cdk-lib/aws-entityresolution';
import type { Fact, ListFact } from '../fact';
import { kind, link, links } from '../kind';
import { at, listOf, type Pointer, pointerFact, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::EntityResolution::IdNamespace`, which describes the IDs of one account. */
export interface EntityNamespaceFacts {
  readonly name: Fact<string>;
  /** The side of a mapping, which is `SOURCE` or `TARGET`. */
  readonly side: Fact<string>;
  /** The methods of mapping, which are `PROVIDER` and `RULE_BASED`. */
  readonly methods: ListFact<string>;
  /** The ARNs of the services of providers. */
  readonly providers: ListFact<string>;
}

export const entityNamespace = kind({
  type: 'AWS::EntityResolution::IdNamespace',
  read: (property: Property<CfnIdNamespaceProps>): EntityNamespaceFacts => ({
    name: textOf(property('idNamespaceName')),
    side: textOf(property('type')),
    methods: listOf(property('idMappingWorkflowProperties'), (one) => textOf(at(one, 'idMappingType'))),
    providers: listOf(property('idMappingWorkflowProperties'), (one) =>
      textOf(at(one, 'providerProperties', 'providerServiceArn')),
    ),
  }),
  links: {},
});

/** The facts of an `AWS::EntityResolution::IdMappingWorkflow`, which maps the IDs of one ID namespace to another. */
export interface MappingWorkflowFacts {
  readonly name: Fact<string>;
  readonly inputPointers: ListFact<Pointer>;
}

export const mappingWorkflow = kind({
  type: 'AWS::EntityResolution::IdMappingWorkflow',
  read: (property: Property<CfnIdMappingWorkflowProps>): MappingWorkflowFacts => ({
    name: textOf(property('workflowName')),
    // The L1 does not write the name of the template with its first letter in lower case, as it does elsewhere.
    inputPointers: listOf(property('inputSourceConfig'), (one) =>
      pointerFact(at(one, 'inputSourceArn') ?? at(one, 'InputSourceARN')),
    ),
  }),
  links: { inputs: links('entityNamespace', ({ inputPointers }: MappingWorkflowFacts) => inputPointers) },
});

/** The facts of an `AWS::EntityResolution::PolicyStatement`, which allows something on one resource. */
export interface EntityStatementFacts {
  readonly resourcePointer: Pointer;
}

export const entityStatement = kind({
  type: 'AWS::EntityResolution::PolicyStatement',
  read: (property: Property<CfnPolicyStatementProps>): EntityStatementFacts => ({
    resourcePointer: pointerOf(property('arn')),
  }),
  links: {
    resource: link(['entityNamespace', 'mappingWorkflow'], (facts: EntityStatementFacts) => facts.resourcePointer, {
      back: ['policyStatements'],
      within: ['account', 'region'],
    }),
  },
});

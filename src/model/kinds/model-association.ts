import type { CfnConfiguredModelAlgorithmAssociationProps } from 'aws-cdk-lib/aws-cleanroomsml';
import type { Fact, ListFact } from '../fact';
import { algorithmArn, membershipId } from '../identifiers';
import { link, subject } from '../kind';
import { at, listOf, objectOf, type Pointer, pointerOf, type Raw, textOf, textsOf } from '../raw';
import type { Property } from '../source';

/**
 * The facts of an `AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation`, which makes a model available in a
 * collaboration.
 */
export interface ModelAssociationFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  readonly algorithmPointer: Pointer;
  /** The log policies of trained models and inference jobs, each with its property. */
  readonly logs: readonly ModelLogs[];
  /** The files of a trained model that can be exported. */
  readonly exports: Fact<ListFact<string>>;
  /** The noise in the metrics of trained models, which is `NONE` to `HIGH`. */
  readonly noise: Fact<string>;
}

export interface ModelLogs {
  readonly job: ModelJob;
  readonly policies: ListFact<LogPolicyFacts>;
}

export type ModelJob = 'trainedModels' | 'trainedModelInferenceJobs';

export interface LogPolicyFacts {
  /** The accounts that can read the logs. */
  readonly accounts: ListFact<string>;
  /** `ALL` or `ERROR_SUMMARY`. */
  readonly type: Fact<string>;
  readonly filter: Fact<string>;
  readonly redaction: Fact<RedactionFacts>;
}

export interface RedactionFacts {
  readonly entities: ListFact<string>;
  /** Whether there are patterns of custom entities. */
  readonly patterns: Fact<true>;
}

const JOBS = ['trainedModels', 'trainedModelInferenceJobs'] as const;

function read(property: Property<CfnConfiguredModelAlgorithmAssociationProps>): ModelAssociationFacts {
  const policies = at(property('privacyConfiguration'), 'policies');
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    algorithmPointer: pointerOf(property('configuredModelAlgorithmArn')),
    logs: JOBS.map((job) => ({
      job,
      policies: listOf(at(policies, job, 'containerLogs'), (policy) => objectOf(policy, readLogPolicy)),
    })),
    exports: objectOf(at(policies, 'trainedModelExports'), (exports) => textsOf(at(exports, 'filesToExport'))),
    noise: textOf(at(policies, 'trainedModels', 'containerMetrics', 'noiseLevel')),
  };
}

function readLogPolicy(policy: Raw): LogPolicyFacts {
  return {
    accounts: textsOf(at(policy, 'allowedAccountIds')),
    type: textOf(at(policy, 'logType')),
    filter: textOf(at(policy, 'filterPattern')),
    redaction: objectOf(at(policy, 'logRedactionConfiguration'), readRedaction),
  };
}

function readRedaction(redaction: Raw): RedactionFacts {
  return {
    entities: textsOf(at(redaction, 'entitiesToRedact')),
    patterns: objectOf(at(redaction, 'customEntityConfig'), () => true),
  };
}

export const modelAssociation = subject({
  type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
  heading: 'Configured model algorithm association',
  read,
  forwards: { CollaborationIdentifier: 'membership' },
  links: {
    membership: link('membership', (facts: ModelAssociationFacts) => facts.membershipPointer, {
      back: ['modelAssociations'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    algorithm: link('modelAlgorithm', (facts: ModelAssociationFacts) => facts.algorithmPointer, {
      takes: algorithmArn('ConfiguredModelAlgorithmArn'),
    }),
  },
});

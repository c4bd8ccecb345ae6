import type { Fact } from '../../../src/model/fact';
import type { ModelJob, RedactionFacts } from '../../../src/model/kinds/model-association';
import { redactionPatternsFitEntities } from '../../../src/rules/model-association/redaction-patterns-fit-entities';
import { ABSENT, known, list, logPolicy, modelAssociation, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const redacting = (redaction: Fact<RedactionFacts>, job: ModelJob = 'trainedModels') =>
  modelAssociation(undefined, undefined, { logs: [{ job, policies: list([logPolicy({ redaction })]) }] });

const PATTERNS = known<true>(true);

describeRule(redactionPatternsFitEntities, {
  fires: [
    {
      name: 'custom entities have no patterns',
      subject: () => redacting(known({ entities: list(['NUMBERS', 'CUSTOM']), patterns: ABSENT })),
      violations: [
        {
          severity: 'error',
          what: 'the logs of trained models of "lookalike" redact "CUSTOM" entities, but have no patterns',
          fix: 'add a configuration of custom entities with patterns, or remove "CUSTOM" from the entities',
          property: 'PrivacyConfiguration.Policies.TrainedModels.ContainerLogs',
        },
      ],
    },
    {
      name: 'patterns are for no entities',
      subject: () => redacting(known({ entities: list(['NUMBERS']), patterns: PATTERNS }), 'trainedModelInferenceJobs'),
      violations: [
        {
          severity: 'error',
          what: 'the logs of inference jobs of "lookalike" have patterns, but do not redact "CUSTOM" entities',
          fix: 'add "CUSTOM" to the entities, or remove the configuration of custom entities',
          property: 'PrivacyConfiguration.Policies.TrainedModelInferenceJobs.ContainerLogs',
        },
      ],
    },
  ],
  quiet: [
    { name: 'both are there', subject: () => redacting(known({ entities: list(['CUSTOM']), patterns: PATTERNS })) },
    { name: 'neither is there', subject: () => redacting(known({ entities: list(['NUMBERS']), patterns: ABSENT })) },
    { name: 'nothing is redacted', subject: () => redacting(ABSENT) },
  ],
  unknown: [
    {
      name: 'an entity is a token',
      subject: () => redacting(known({ entities: list(['NUMBERS'], false), patterns: PATTERNS })),
    },
    {
      name: 'the patterns are a token',
      subject: () => redacting(known({ entities: list(['CUSTOM']), patterns: UNKNOWN })),
    },
    { name: 'the redaction is a token', subject: () => redacting(UNKNOWN) },
  ],
});

import { excludes, includes, isAbsent, itemsOf, knownValue } from '../../model/fact';
import type { LogPolicyFacts } from '../../model/kinds/model-association';
import { templateName } from '../../model/raw';
import { CUSTOM } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const redactionPatternsFitEntities = rule({
  id: 'RedactionPatternsFitEntities',
  catalogueIds: ['CR-ML-016'],
  subject: 'modelAssociation',
  severity: 'error',
  title: 'The logs of a model have redaction patterns exactly if they redact custom entities',
  why: 'custom entities are found by patterns, and patterns are only for custom entities',
  fix: `specify patterns together with the entity ${quoted([CUSTOM])}, or neither of them`,
  evidence: {
    url: 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CustomEntityConfig.html',
    basis: 'documented',
  },
  check: (association) =>
    association.logs.flatMap(({ job, policies }) =>
      itemsOf(policies).flatMap((policy) => {
        const problem = problemOf(policy);
        const logs = job === 'trainedModels' ? 'trained models' : 'inference jobs';
        return problem === undefined
          ? []
          : [
              {
                what: `the logs of ${logs} of ${nameOf(association)} ${problem.what}`,
                fix: problem.fix,
                property: `PrivacyConfiguration.Policies.${templateName(job)}.ContainerLogs`,
              },
            ];
      }),
    ),
});

function problemOf({ redaction }: LogPolicyFacts): { readonly what: string; readonly fix: string } | undefined {
  const known = knownValue(redaction);
  if (!known) {
    return undefined;
  }
  const { entities, patterns } = known;
  if (includes(entities, CUSTOM) && isAbsent(patterns)) {
    return {
      what: `redact ${quoted([CUSTOM])} entities, but have no patterns`,
      fix: `add a configuration of custom entities with patterns, or remove ${quoted([CUSTOM])} from the entities`,
    };
  }
  if (excludes(entities, CUSTOM) && patterns.state === 'known') {
    return {
      what: `have patterns, but do not redact ${quoted([CUSTOM])} entities`,
      fix: `add ${quoted([CUSTOM])} to the entities, or remove the configuration of custom entities`,
    };
  }
  return undefined;
}

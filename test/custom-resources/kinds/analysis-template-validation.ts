import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { AnalysisTemplate } from '../../../src/analysis-template/analysis-template';
import {
  AnalysisTemplateValidation,
  InvalidTemplateAction,
} from '../../../src/analysis-template/analysis-template-validation';
import type { ValidationProperties } from '../../../src/custom-resources/analysis-template-validation/contract';
import { CREATOR, join, newCollaboration } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

export const validation: KindUnderTest<ValidationProperties> = {
  prepare(service) {
    service.validateTemplate = () => [{ type: 'DIFFERENTIAL_PRIVACY', status: 'VALID' }];
    return { caller: CREATOR, properties: { ...createTemplate(service), onInvalid: 'FAIL' } };
  },

  end(service, { membershipId: membershipIdentifier, analysisTemplateId: analysisTemplateIdentifier }) {
    service.call(CREATOR, 'DeleteAnalysisTemplate', { membershipIdentifier, analysisTemplateIdentifier });
  },

  addTo(scope, account, { membershipId, analysisTemplateId, onInvalid }) {
    const path = `membership/${membershipId}/analysistemplate/${analysisTemplateId}`;
    const arn = `arn:aws:cleanrooms:us-east-1:${account}:${path}`;
    const analysisTemplate = AnalysisTemplate.fromAnalysisTemplateArn(scope, 'Template', arn);
    return new AnalysisTemplateValidation(scope, 'Construct', {
      analysisTemplate,
      onInvalid: InvalidTemplateAction[onInvalid],
    });
  },

  policyKey: ({ membershipId, analysisTemplateId }) => `${membershipId} ${analysisTemplateId}`,

  variants: [
    {
      name: 'a validation',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const template = createTemplate(lifecycle.service);
        lifecycle.service.validateTemplate = () => [
          { type: 'DIFFERENTIAL_PRIVACY', status: lifecycle.pick(['VALID', 'INVALID', 'UNABLE_TO_VALIDATE']) },
        ];
        const properties = () => ({ ...template, onInvalid: lifecycle.pick(['FAIL', 'REPORT'] as const) });

        const created = await lifecycle.create(properties());
        await lifecycle.remove(properties(), await lifecycle.update(properties(), created));
      },
    },
  ],

  rareActions: [],
  defects: {},
};

function createTemplate(service: CleanRoomsService) {
  const { id: membershipId } = join(service, CREATOR, newCollaboration(service));
  const { analysisTemplate } = service.call(CREATOR, 'CreateAnalysisTemplate', {
    membershipIdentifier: membershipId,
    name: 'reach',
    format: 'SQL',
    source: { text: 'select 1' },
  }) as { analysisTemplate: { readonly id: string } };
  return { membershipId: membershipId as string, analysisTemplateId: analysisTemplate.id };
}

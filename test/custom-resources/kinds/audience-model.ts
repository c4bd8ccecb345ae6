import { Tags } from 'aws-cdk-lib';
import { CONTRACT, type TrainedModelProperties } from '../../../src/custom-resources/audience-model/contract';
import { targetOf } from '../../../src/custom-resources/audience-model/physical-id';
import { decodeRequest } from '../../../src/custom-resources/engine/event';
import { AudienceModel } from '../../../src/machine-learning/audience-model';
import { TrainingDataset } from '../../../src/machine-learning/training-dataset';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_MARKED_OBJECTS } from '../../simulation/naive';
import { takesOver } from '../../simulation/naive/takes-over-namesakes';
import type { KindUnderTest } from './kind-under-test';

const DATASET = `arn:aws:cleanrooms-ml:us-east-1:${CREATOR.account}:training-dataset/views`;

const PROPERTIES: TrainedModelProperties = {
  name: 'Viewers',
  isNameGenerated: false,
  description: undefined,
  trainingDatasetArn: DATASET,
  trainingDataStartTime: undefined,
  trainingDataEndTime: undefined,
  tags: undefined,
};

export const trainedModel: KindUnderTest<TrainedModelProperties> = {
  prepare: () => ({ caller: CREATOR, properties: PROPERTIES }),

  end(service) {
    const { audienceModels } = service.look(CREATOR, 'ListAudienceModels');
    for (const { audienceModelArn } of audienceModels as { readonly audienceModelArn: string }[]) {
      service.call(CREATOR, 'DeleteAudienceModel', { audienceModelArn });
    }
  },

  addTo(scope, _, properties) {
    const { name, isNameGenerated, description, trainingDatasetArn, tags = {} } = properties;
    const construct = new AudienceModel(scope, 'Construct', {
      audienceModelName: isNameGenerated ? undefined : name,
      description,
      trainingDataset: TrainingDataset.fromTrainingDatasetArn(scope, 'Dataset', trainingDatasetArn),
    });
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(construct).add(key, value);
    }
    return construct;
  },

  policyKey: ({ trainingDatasetArn }) => trainingDatasetArn,

  variants: [
    {
      name: 'an audience model',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const draw = (): TrainedModelProperties => ({
          ...PROPERTIES,
          name: lifecycle.pick(['Viewers', 'Readers']),
          trainingDatasetArn: lifecycle.pick([DATASET, DATASET.replace('views', 'clicks')]),
          tags: lifecycle.chance(0.5) ? { team: 'films' } : undefined,
        });
        let properties = draw();
        let last = await lifecycle.create(properties);
        for (let update = 0; update < 3 && last.Status === 'SUCCESS'; update++) {
          const [previous, previousProperties] = [last, properties];
          properties = draw();
          last = await lifecycle.update(properties, previous);
          if (last.Status === 'SUCCESS' && last.PhysicalResourceId !== previous.PhysicalResourceId) {
            await lifecycle.cleanUp(properties, previousProperties, previous);
          }
        }
        await lifecycle.remove(properties, last);
      },
    },
  ],
  rareActions: [],
  defects: {
    ...DEFECTS_OF_MARKED_OBJECTS,
    takesOverNamesakes: {
      defect: takesOver((event) => targetOf(decodeRequest(event, CONTRACT)).mark),
      invariant: 'no object of others is changed',
    },
  },
};

import type { TrainedModelProperties } from '../../../src/custom-resources/audience-model/contract';
import { oldestFirst } from '../../../src/custom-resources/audience-model/observation';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type { AudienceModelDetails } from '../../../src/custom-resources/service/operations/audience-models';
import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import type { Random } from '../../cloudformation/random';
import { CREATOR, REGION } from '../participants';
import type { Scene, SimulatedKind } from './simulated-kind';

const CALLER = { account: CREATOR, region: REGION };
const NAMES = ['Viewers', 'Readers'];
const DATASETS = ['views', 'clicks'].map(
  (name) => `arn:aws:cleanrooms-ml:${REGION}:${CREATOR}:training-dataset/${name}`,
);
/** Only templates have them. */
const TAG_KEYS = ['team', 'stage'];

/** The audience models of the creator. Users of the console have some with the same names. */
export const audienceModel: SimulatedKind<'audience-model'> = {
  kind: 'audience-model',
  refusals: ['already has the name'],
  prepare: (service, random) => new Models(service, random),
};

type Model = AudienceModelDetails & { readonly trainingDatasetArn: string };

class Models implements Scene<TrainedModelProperties> {
  readonly account = CREATOR;
  readonly isMarked = true;
  private readonly isNameGenerated: boolean;

  constructor(
    private readonly service: CleanRoomsService,
    private readonly random: Random,
  ) {
    service.hasUniqueMlNames = this.chance(0.5);
    this.isNameGenerated = this.chance(0.5);
    // Short enough for a deletion to wait for it: a longer one fails, as it must.
    service.train = () => ({ seconds: this.chance(0.3) ? 10 : 0 });
    if (this.chance(0.3)) {
      this.train(this.pick(NAMES));
    }
  }

  /** Two resources of a template never specify the same name for different models, of which one would be refused. */
  draw(): TrainedModelProperties {
    const trainingDatasetArn = this.pick(DATASETS);
    const name = this.pick(NAMES);
    return {
      name: this.isNameGenerated ? name : objectText(name, trainingDatasetArn),
      isNameGenerated: this.isNameGenerated,
      description: undefined,
      trainingDatasetArn,
      trainingDataStartTime: undefined,
      trainingDataEndTime: undefined,
      tags: Object.fromEntries(TAG_KEYS.filter(() => this.chance(0.4)).map((key) => [key, this.pick(['one', 'two'])])),
    };
  }

  objectOf({ name, trainingDatasetArn }: TrainedModelProperties): string {
    return this.isNameGenerated ? objectText(name, trainingDatasetArn) : name;
  }

  changedBy({ method, path, body }: Parameters<Scene<object>['changedBy']>[0]): string | undefined {
    const [, , encoded] = path.split('/');
    if (method === 'GET') {
      return undefined;
    }
    if (encoded === undefined) {
      const { name, trainingDatasetArn } = JSON.parse(body) as Model;
      return this.objectFor(name, trainingDatasetArn);
    }
    const model = this.find(decodeURIComponent(encoded));
    return model && isMarked(model)
      ? this.objectFor(model.name, model.trainingDatasetArn)
      : `the model ${encoded}, which was created in the console`;
  }

  stateOf(object: string): string | undefined {
    const [model] = this.own(object);
    return model && tagsAsText(model.tags ?? {});
  }

  makerOf(object: string): string | undefined {
    return this.own(object)[0]?.tags?.[OWNER_TAG]?.split('-')[0];
  }

  copiesOf(object: string): string[] {
    return this.own(object).map(({ tags = {} }) => tagsAsText(tags));
  }

  requestedState({ tags = {} }: TrainedModelProperties): string {
    return tagsAsText(tags);
  }

  /** A name that another model has can be refused. */
  isUsable(object: string): boolean {
    const names = new Set(this.own(object).map(({ name }) => name));
    const namesakes = this.all().filter(({ name }) => names.has(name) || name === object);
    const owners = new Set(namesakes.map(({ tags }) => tags?.[OWNER_TAG]));
    return namesakes.every(isMarked) && owners.size < 2;
  }

  act(object: string): void {
    const [own] = this.own(object);
    const other = this.all().find((it) => !isMarked(it));
    const chance = this.random.next();
    if (chance < 0.3) {
      this.train(own?.name ?? object);
    } else if (chance < 0.6 && other) {
      this.delete(other);
    } else if (chance < 0.8 && own) {
      this.delete(own);
    } else if (own) {
      const resourceArn = own.audienceModelArn;
      this.service.call(CALLER, 'cleanrooms-ml:TagResource', { resourceArn, tags: { theirs: 'console' } });
    }
  }

  private train(name: string): void {
    const tags = { createdIn: 'console' };
    this.service.call(CALLER, 'CreateAudienceModel', { name, trainingDatasetArn: this.pick(DATASETS), tags });
  }

  private delete({ audienceModelArn }: Model): void {
    this.service.call(CALLER, 'DeleteAudienceModel', { audienceModelArn });
  }

  /** The models of the resource that was the last one to create a first one: what others have left behind is older. */
  private own(object: string): Model[] {
    const marked = this.all().filter((it) => isMarked(it) && this.objectFor(it.name, it.trainingDatasetArn) === object);
    const marks = [...new Set(marked.map(({ tags }) => tags?.[OWNER_TAG]))];
    const groups = marks.map((mark) => oldestFirst(marked.filter(({ tags }) => tags?.[OWNER_TAG] === mark)) as Model[]);
    const [last] = oldestFirst(groups.flatMap(([first]) => (first ? [first] : []))).slice(-1);
    return groups.find(([first]) => first === last) ?? [];
  }

  private all(): Model[] {
    const { audienceModels } = this.service.look(CALLER, 'ListAudienceModels', { maxResults: 100 });
    return (audienceModels as Model[]).flatMap(({ audienceModelArn }) => this.find(audienceModelArn) ?? []);
  }

  private find(audienceModelArn: string): Model | undefined {
    try {
      return this.service.look(CALLER, 'GetAudienceModel', { audienceModelArn }) as unknown as Model;
    } catch (error) {
      if (error instanceof ServiceError) {
        return undefined;
      }
      throw error;
    }
  }

  /** By the name that the service has: a generated one has eight more characters than in the template. */
  private objectFor(name: string, trainingDatasetArn: string): string {
    return this.isNameGenerated ? objectText(name.replace(/-[\da-f]{8}$/, ''), trainingDatasetArn) : name;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }
}

function objectText(name: string, trainingDatasetArn: string): string {
  return `${name} of ${trainingDatasetArn.split('/').at(-1)}`;
}

function isMarked({ tags }: Model): boolean {
  return tags?.[OWNER_TAG] !== undefined;
}

function tagsAsText(tags: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.entries(tags)
      .filter(([key]) => TAG_KEYS.includes(key))
      .sort(),
  );
}

import type { Caller, CleanRoomsService } from '../../local/cleanrooms/service';

interface Model extends Readonly<Record<string, unknown>> {
  readonly configuredAudienceModelArn: string;
}

interface Trained extends Readonly<Record<string, unknown>> {
  readonly audienceModelArn: string;
}

interface Association extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly collaborationId: string;
}

/** The lookalike models of an account. */
export class Audiences {
  constructor(
    private readonly service: CleanRoomsService,
    private readonly caller: Caller,
  ) {}

  /** Trains a model, as a user of the console does, and returns its ARN. */
  train(name: string): string {
    const { account, region } = this.caller;
    const trainingDatasetArn = `arn:aws:cleanrooms-ml:${region}:${account}:training-dataset/views`;
    return String(this.service.call(this.caller, 'CreateAudienceModel', { name, trainingDatasetArn }).audienceModelArn);
  }

  /** The models that are trained, or in training. */
  trained(): Trained[] {
    return this.service.look(this.caller, 'ListAudienceModels').audienceModels as Trained[];
  }

  configured(): Model[] {
    const { configuredAudienceModels } = this.service.look(this.caller, 'ListConfiguredAudienceModels');
    return (configuredAudienceModels as Model[]).map(
      ({ configuredAudienceModelArn }) =>
        this.service.look(this.caller, 'GetConfiguredAudienceModel', { configuredAudienceModelArn }) as Model,
    );
  }

  /** The associations of the configured models, through all memberships. */
  associated(): Association[] {
    const { membershipSummaries } = this.service.look(this.caller, 'ListMemberships');
    return (membershipSummaries as { readonly id: string }[]).flatMap(({ id: membershipIdentifier }) => {
      const found = this.service.look(this.caller, 'ListConfiguredAudienceModelAssociations', { membershipIdentifier });
      return found.configuredAudienceModelAssociationSummaries as Association[];
    });
  }

  /** The statements of the resource policy of a configured model. */
  statementsOf(configuredAudienceModelArn: string): unknown {
    const found = this.service.look(this.caller, 'GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn });
    return JSON.parse(String(found.configuredAudienceModelPolicy)).Statement;
  }
}

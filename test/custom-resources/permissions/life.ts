import type { Caller, CleanRoomsService, FaultBefore, RecordedCall } from '../../../local/cleanrooms/service';
import { Random } from '../../../local/cloudformation/random';
import type { Entry } from '../../../src/custom-resources/engine/lambda-handler';
import { CREATOR, join, newCollaboration, newService, PARTNER } from '../../local/cleanrooms/clean-room';
import { type Answer, eventOf, VirtualWorld } from '../support/virtual-world';

/** As what a function calls: everything else is done by people. */
const PRINCIPAL = 'handler';

/** What a stack says at a moment, and the calls that were made while it said so. */
export interface Chapter<Template> {
  readonly template: Template;
  /** While it is cleaned up after: what it said before. */
  readonly leaving?: Template;
  readonly calls: readonly RecordedCall[];
}

/**
 * The life of one custom resource under faults. Its policy is in the same template, and is changed before it: so each
 * request meets the policy of the template that was deployed last.
 */
export class Life<Template> {
  readonly service: CleanRoomsService;
  readonly chapters: Chapter<Template>[] = [];
  private readonly random: Random;
  private isFaulty = false;

  constructor(
    seed: number,
    private readonly run: Entry['run'],
    private readonly caller: Caller,
    private readonly propertiesOf: (template: Template) => object,
  ) {
    this.random = new Random(seed);
    this.service = newService({
      faults: {
        before: () =>
          this.isFaulty && this.chance(0.15)
            ? this.pick<FaultBefore>(['throttle', 'internal', 'reset', 'denied'])
            : undefined,
        after: () => (this.isFaulty && this.chance(0.1) ? 'reset' : undefined),
      },
      pageSize: 2,
    });
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random.next() * choices.length)] as T;
  }

  create(template: Template): Promise<Answer> {
    return this.deliver(template, eventOf('Create', this.propertiesOf(template)));
  }

  update(template: Template, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    return this.deliver(template, eventOf('Update', this.propertiesOf(template), { physicalId }));
  }

  remove(template: Template, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    const known = this.chance(0.9) ? physicalId : 'Publisher-Thing-1ABCDEF';
    return this.deliver(template, eventOf('Delete', this.propertiesOf(template), { physicalId: known }));
  }

  /** The end of an update to a template, which has replaced what was made for the former one. */
  cleanUp(template: Template, former: Template, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    return this.deliver(template, eventOf('Delete', this.propertiesOf(former), { physicalId }), former);
  }

  /** A collaboration of the creator that both have joined. */
  foundCollaboration(autoApproved = false): { readonly id: string; readonly arn: string; readonly name: string } {
    const types = ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY'];
    const founded = newCollaboration(this.service, { autoApprovedChangeRequestTypes: autoApproved ? types : [] });
    join(this.service, CREATOR, founded, { paymentConfiguration: { queryCompute: { isResponsible: true } } });
    join(this.service, PARTNER, founded, RESULTS);
    return founded;
  }

  private async deliver(template: Template, event: object, leaving?: Template): Promise<Answer> {
    const before = this.service.calls.length;
    let answer: Answer | undefined;
    this.isFaulty = true;
    for (const _ of this.chance(0.2) ? ['once', 'twice'] : ['once']) {
      const world = new VirtualWorld((request) => {
        const query = new URLSearchParams(request.query);
        const reply = this.service.handle({ ...this.caller, principal: PRINCIPAL }, { ...request, query });
        if (!reply) {
          throw new Error('ECONNRESET');
        }
        return { ...reply, body: reply.body ?? '' };
      });
      await this.run(event, world.context, world);
      answer ??= world.answers[0];
    }
    this.isFaulty = false;
    if (!answer) {
      throw new Error('no answer');
    }
    this.chapters.push({ template, leaving, calls: this.service.calls.slice(before) });
    return answer;
  }
}

const RESULTS = {
  defaultResultConfiguration: {
    outputConfiguration: { s3: { resultFormat: 'CSV', bucket: 'results' } },
    roleArn: 'arn:aws:iam::222222222222:role/results',
  },
};

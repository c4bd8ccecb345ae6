import { cleanRoomsProviders } from '../cleanrooms/providers';
import { CleanRoomsService } from '../cleanrooms/service';
import { Engine } from '../cloudformation/engine';
import type { Made, Properties, ResourceProvider } from '../cloudformation/provider';
import { Random } from '../cloudformation/random';
import { isDeployable, type Stack } from '../cloudformation/stack';
import type { Template } from '../cloudformation/template';
import { type Fault, FaultPlan } from '../faults';
import { SimulatedFunctions } from './functions';
import type { Handlers } from './handlers';
import { REGION } from './participants';
import { RecordedRequests } from './requests';
import type { TemplateBody } from './templates';
import { VirtualClock } from './virtual-clock';

export interface CloudOptions {
  readonly random: Random;
  readonly faults: ReadonlySet<Fault>;
  readonly handlers: Handlers;
}

/** CloudFormation in every account, Lambda and Clean Rooms, in one process and in virtual time. */
export class Cloud {
  readonly clock = new VirtualClock();
  readonly faults: FaultPlan;
  readonly service: CleanRoomsService;
  readonly functions: SimulatedFunctions;
  readonly customResources: RecordedRequests;
  readonly stacks: Stack[] = [];
  private readonly engines = new Map<string, Engine>();
  private readonly random: Random;

  constructor(options: CloudOptions) {
    // Each part has its own randomness: another fault must not change the ids.
    const { random: source, faults, handlers } = options;
    const fork = () => new Random(Math.floor(source.next() * 2 ** 32));
    const ids = fork();
    this.random = fork();
    this.faults = new FaultPlan(fork(), this.clock, faults);
    this.service = new CleanRoomsService({
      now: () => this.clock.now(),
      newId: () => ids.uuid(),
      faults: this.faults.service,
      pageSize: source.next() < 0.3 ? 2 : 100,
      removedMayReturn: source.next() < 0.8,
    });
    this.service.validateTemplate = ({ source: { text = '' } }) => {
      const status = text.split(' -- ')[1] as 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE';
      return [{ type: 'DIFFERENTIAL_PRIVACY', status, reasons: [{ message: `because it is ${status}` }] }];
    };
    // In an hour, the budgets of the simulation are spent.
    this.service.spent = ({ createTime }) => Math.floor((this.clock.now().getTime() / 1000 - createTime) / 200);
    this.functions = new SimulatedFunctions({
      clock: this.clock,
      random: fork(),
      service: this.service,
      faults: this.faults,
      handlers,
      customResources: () => this.customResources,
    });
    this.customResources = new RecordedRequests(
      {
        clock: this.clock,
        random: fork(),
        functions: this.functions,
        faults: this.faults.delivery,
        capMs: 3_600_000,
        answerUrl: () => 'https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com',
      },
      (stackId) => this.stacks.find(({ id }) => id === stackId)?.status === 'UPDATE_ROLLBACK_IN_PROGRESS',
    );
  }

  find(account: string, name: string): Stack | undefined {
    return this.engine(account).find(name);
  }

  /** Creates or updates a stack. Rejects only if the engine has a defect. */
  async deploy(account: string, name: string, body: TemplateBody): Promise<Stack> {
    const engine = this.engine(account);
    const template = body as Template;
    const stack = engine.find(name) ?? this.newStack(engine, name);
    const parameters = engine.prepare(stack, template, {});
    await this.clock.until(
      engine.deploy(stack, { template, templateBody: JSON.stringify(body), parameters, tags: [] }),
    );
    return stack;
  }

  async continueRollback(stack: Stack): Promise<void> {
    await this.clock.until(this.engine(stack.account).continueUpdateRollback(stack));
  }

  async delete(stack: Stack): Promise<void> {
    await this.clock.until(this.engine(stack.account).delete(stack));
  }

  isDeployable(stack: Stack | undefined): boolean {
    return stack === undefined || isDeployable(stack);
  }

  private newStack(engine: Engine, name: string): Stack {
    const stack = engine.newStack(name);
    this.stacks.push(stack);
    return stack;
  }

  private engine(account: string): Engine {
    const existing = this.engines.get(account);
    if (existing !== undefined) {
      return existing;
    }
    const engine = new Engine({
      account,
      region: REGION,
      providers: new Map<string, ResourceProvider>([
        ...Object.entries(cleanRoomsProviders(this.service)),
        ['AWS::SSM::Parameter', siblingProvider(this.clock)],
      ]),
      customResources: this.customResources,
      clock: this.clock,
      random: this.random,
      // The templates are always the same: separate tests check them against the schemas.
      checkSchema: () => undefined,
      replacedCustomRollback: this.random.next() < 0.5 ? 'update' : 'delete',
    });
    this.engines.set(account, engine);
    return engine;
  }
}

/** A parameter that is deployed after a delay, and fails if its value contains that. */
function siblingProvider(clock: VirtualClock): ResourceProvider {
  const put = async (properties: Properties): Promise<Made> => {
    const { delayMs, fails } = JSON.parse(String(properties.Value)) as { delayMs: number; fails: boolean };
    await clock.sleep(delayMs);
    if (fails) {
      throw new Error('the sibling fails, as its value requires');
    }
    return { physicalId: 'sibling', attributes: { Type: 'String', Value: properties.Value } };
  };
  return { create: put, update: (_id, properties) => put(properties), delete: () => undefined };
}

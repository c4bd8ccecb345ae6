import {
  asStrings,
  type CustomResourceEvent,
  CustomResources,
  type DeliveryFaults,
} from '../../../local/cloudformation/custom-resource';
import { Engine, type EngineOptions } from '../../../local/cloudformation/engine';
import { inertProviders } from '../../../local/cloudformation/inert';
import type { Properties, ResourceProvider } from '../../../local/cloudformation/provider';
import { Random } from '../../../local/cloudformation/random';
import type { Stack } from '../../../local/cloudformation/stack';
import { readTemplate } from '../../../local/cloudformation/template';
import { VirtualClock } from '../../../local/simulation/virtual-clock';

export type Handler = (event: CustomResourceEvent, answer: (body: object) => void) => void | Promise<void>;

export const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:handler';

/** Answers every request with success; the id comes from the property `Id`. */
export const OBEDIENT: Handler = (event, answer) =>
  answer({
    Status: 'SUCCESS',
    PhysicalResourceId: event.ResourceProperties.Id ?? 'one',
    Data: event.ResourceProperties,
  });

interface WorldOptions
  extends Partial<Pick<EngineOptions, 'checkSchema' | 'replacedCustomRollback' | 'ssm' | 'stackOutput'>> {
  readonly seed?: number;
  readonly handler?: Handler;
  readonly faults?: DeliveryFaults;
  readonly providers?: { readonly [type: string]: ResourceProvider };
}

/** An engine with one function, in this process and in time that tests control. */
export class World {
  readonly clock = new VirtualClock();
  readonly custom: CustomResources;
  readonly engine: Engine;
  /** Status of each answer's PUT; undefined is a reset. */
  readonly puts: Array<number | undefined> = [];

  constructor({ seed = 1, handler = OBEDIENT, faults, providers = {}, ...options }: WorldOptions = {}) {
    const random = new Random(seed);
    const invoke = async (_arn: string, event: unknown) => {
      const request = event as CustomResourceEvent;
      const { StackId, RequestId, LogicalResourceId } = request;
      try {
        await handler(request, (body) => {
          const text = JSON.stringify({ StackId, RequestId, LogicalResourceId, ...body });
          this.puts.push(this.custom.putTo(request.ResponseURL, text)?.status);
        });
        return { payload: null };
      } catch (thrown) {
        return { error: { errorType: 'Error', errorMessage: String(thrown) } };
      }
    };
    this.custom = new CustomResources({
      clock: this.clock,
      random,
      functions: { invoke },
      capMs: 3_600_000,
      answerUrl: () => 'http://localhost',
      ...(faults === undefined ? {} : { faults }),
    });
    this.engine = new Engine({
      account: '111111111111',
      region: 'us-east-1',
      providers: new Map([...inertProviders(random), ...Object.entries(providers)]),
      customResources: this.custom,
      clock: this.clock,
      random,
      ...options,
    });
  }

  /** Creates or updates the stack. */
  async deploy(resources: object, others: object = {}, name = 'App', disableRollback = false): Promise<Stack> {
    const templateBody = JSON.stringify({ Resources: resources, ...others });
    const template = readTemplate(templateBody);
    const stack = this.engine.find(name) ?? this.engine.newStack(name);
    const parameters = this.engine.prepare(stack, template, {});
    await this.clock.until(
      this.engine.deploy(stack, { template, templateBody, parameters, tags: [] }, { disableRollback }),
    );
    return stack;
  }

  async delete(name = 'App'): Promise<Stack> {
    const stack = this.engine.find(name) as Stack;
    await this.clock.until(this.engine.delete(stack));
    return stack;
  }

  /** What was asked of functions: `Create Id`, `Update Id`, … with physical ids. */
  get requests(): string[] {
    return this.custom.requests.map(({ RequestType, LogicalResourceId, PhysicalResourceId }) =>
      [RequestType, LogicalResourceId, PhysicalResourceId].filter(Boolean).join(' '),
    );
  }
}

/** A provider that remembers what exists, and fails where the property `Fail` says so. */
export class Shelf implements ResourceProvider {
  readonly log: string[] = [];
  private made = 0;

  create(properties: Properties, { logicalId }: { readonly logicalId: string }) {
    this.made += 1;
    return this.act(`create ${logicalId}`, `${logicalId}${this.made}`, properties);
  }

  update(physicalId: string, properties: Properties) {
    return this.act(`update ${physicalId}`, physicalId, properties);
  }

  delete(physicalId: string, properties: Properties) {
    this.log.push(`delete ${physicalId}`);
    if (properties.Fail === 'delete') {
      throw new Error('cannot be deleted');
    }
  }

  private act(what: string, physicalId: string, properties: Properties) {
    this.log.push(what);
    if (properties.Fail && what.startsWith(String(properties.Fail))) {
      throw new Error(`refused to ${properties.Fail}`);
    }
    return { physicalId, attributes: { Arn: `arn:${physicalId}`, ...(asStrings(properties) as object) } };
  }
}

/** A custom resource of `FUNCTION`. */
export const custom = (properties: object = {}, others: object = {}) => ({
  Type: 'Custom::Thing',
  Properties: { ServiceToken: FUNCTION, ...properties },
  ...others,
});

/** A resource of the `Shelf`. */
export const shelf = (properties: object = {}, others: object = {}) => ({
  Type: 'Test::Shelf::Book',
  Properties: properties,
  ...others,
});

export const withShelf = (provider = new Shelf()) => ({ 'Test::Shelf::Book': provider });

export const noSchema = () => undefined;

export function statuses(stack: Stack): string[] {
  return stack.events.filter(({ type }) => type === 'AWS::CloudFormation::Stack').map(({ status }) => status);
}

import { CloudFormationApi } from '../cloudformation/api';
import { type Clock, REAL_CLOCK } from '../cloudformation/clock';
import { CustomResources, type DeliveryFaults, type FunctionRunner } from '../cloudformation/custom-resource';
import { Engine } from '../cloudformation/engine';
import { CloudFormationError } from '../cloudformation/errors';
import { inertProviders } from '../cloudformation/inert';
import type { ResourceProvider } from '../cloudformation/provider';
import { Random } from '../cloudformation/random';
import type { StackOutputReference } from '../cloudformation/resolver';
import type { ReplacedCustomRollback } from '../cloudformation/rollback';
import type { SchemaCheck } from '../cloudformation/schema';
import type { Stack } from '../cloudformation/stack';
import { Functions } from '../lambda/functions';
import { Buckets } from './buckets';
import { functionProvider } from './function-provider';
import type { Service } from './http';
import { Parameters } from './parameters';
import { whyNotAssumable } from './roles';

export interface LocalCloudOptions {
  /** Doubles of further services, by the name that requests are signed for. @default - none */
  readonly services?: { readonly [signingName: string]: Service };
  /** Resource types besides those without behavior, buckets, parameters and functions. @default - none */
  readonly providers?: ReadonlyMap<string, ResourceProvider>;
  /** Orders siblings and makes ids. @default 1 */
  readonly seed?: number;
  /** @default - the time of this machine */
  readonly clock?: Clock;
  /** @default - every request is delivered once, and every answer arrives */
  readonly deliveryFaults?: DeliveryFaults;
  /** No custom resource is waited for longer. @default 60000 */
  readonly customResourceCapMs?: number;
  /** How long ExecuteChangeSet and DeleteStack wait for the work before they answer. @default 20000 */
  readonly holdMs?: number;
  /** @default - each invocation in a separate process */
  readonly functionRunner?: FunctionRunner;
  /** @default - AWS's own validator */
  readonly checkSchema?: SchemaCheck;
  /** @default 'update' */
  readonly replacedCustomRollback?: ReplacedCustomRollback;
}

/** One account in one Region. */
export interface Place {
  readonly engine: Engine;
  readonly cloudFormation: CloudFormationApi;
}

/** All accounts and Regions of a cloud on this machine. */
export class LocalCloud {
  readonly buckets = new Buckets();
  readonly parameters = new Parameters();
  readonly functions: Functions;
  readonly customResources: CustomResources;
  readonly services: { readonly [signingName: string]: Service };
  readonly random: Random;
  /** What should never happen: engines and runners that broke. */
  readonly defects: unknown[] = [];
  /** Where the cloud can be reached; set by the server. */
  url = 'http://localhost';
  private readonly places = new Map<string, Place>();
  /** What is behind the resource types, also for what someone does by hand. */
  readonly providers: ReadonlyMap<string, ResourceProvider>;
  readonly clock: Clock;

  constructor(private readonly options: LocalCloudOptions = {}) {
    this.clock = options.clock ?? REAL_CLOCK;
    this.random = new Random(options.seed ?? 1);
    this.services = options.services ?? {};
    this.functions = new Functions(() => this.url);
    this.customResources = new CustomResources({
      clock: this.clock,
      random: this.random,
      functions: options.functionRunner ?? this.functions,
      capMs: options.customResourceCapMs ?? 60_000,
      answerUrl: () => `${this.url}/cloudformation-custom-resource-response`,
      ...(options.deliveryFaults === undefined ? {} : { faults: options.deliveryFaults }),
    });
    this.providers = new Map([
      ...inertProviders(this.random),
      ['AWS::S3::Bucket', this.buckets.provider(this.random)],
      ['AWS::SSM::Parameter', this.parameters.provider(this.random)],
      ['AWS::Lambda::Function', functionProvider(this.functions, this.buckets, this.random)],
      ...(options.providers ?? []),
    ]);
  }

  /** The account in the Region; there is nothing to open first. */
  place(account: string, region: string): Place {
    const key = `${account} ${region}`;
    const place = this.places.get(key) ?? this.open(account, region);
    this.places.set(key, place);
    return place;
  }

  /** All stacks of the account, in every Region. */
  stacksOf(account: string): Stack[] {
    const places = [...this.places.values()].filter(({ engine }) => engine.options.account === account);
    return places.flatMap(({ engine }) => engine.stacks);
  }

  close(): void {
    this.functions.close();
  }

  private open(account: string, region: string): Place {
    const { checkSchema, replacedCustomRollback } = this.options;
    const engine = new Engine({
      account,
      region,
      providers: this.providers,
      customResources: this.customResources,
      clock: this.clock,
      random: this.random,
      ssm: (name) => this.parameters.find(account, region, name)?.value,
      stackOutput: (reference) => this.stackOutput(account, region, reference),
      ...(checkSchema === undefined ? {} : { checkSchema }),
      ...(replacedCustomRollback === undefined ? {} : { replacedCustomRollback }),
    });
    const cloudFormation = new CloudFormationApi({
      engine,
      clock: this.clock,
      readUrl: (url) => this.buckets.read(url).toString(),
      holdMs: this.options.holdMs ?? 20_000,
      onDefect: (thrown) => this.defects.push(thrown),
    });
    return { engine, cloudFormation };
  }

  /** An output of a stack elsewhere, read through the role that its account has for this. */
  private stackOutput(account: string, region: string, reference: StackOutputReference): string {
    const { roleArn, stackName, outputName } = reference;
    const producer = roleArn === undefined ? account : roleArn.split(':')[4];
    if (producer === undefined) {
      throw new CloudFormationError(`Fn::GetStackOutput: ${roleArn} is not the ARN of a role`);
    }
    const refused = roleArn === undefined ? undefined : whyNotAssumable(roleArn, account, this.stacksOf(producer));
    if (refused !== undefined) {
      throw new CloudFormationError(`Fn::GetStackOutput: AccessDenied: ${refused}`);
    }
    const stack = this.place(producer, reference.region ?? region).engine.find(stackName);
    const output = stack?.outputs.find(({ key }) => key === outputName);
    if (output === undefined) {
      throw new CloudFormationError(
        `Fn::GetStackOutput: the stack ${stackName} of account ${producer} has no output ${outputName}`,
      );
    }
    return output.value;
  }
}

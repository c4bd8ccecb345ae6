import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CleanRoomsService, FaultBefore, ServiceFaults } from '../../local/cleanrooms/service';
import type { ResourceRecord, Stack } from '../../local/cloudformation/stack';
import { CdkCli, CdkFailed, type CdkOptions } from '../../local/demo/cdk-cli';
import { type CleanRoomCloud, cleanRoomCloud } from '../../local/demo/clean-room-cloud';
import { Rooms } from '../../local/demo/room';
import type { LocalCloud } from '../../local/endpoint/local-cloud';
import { serve } from '../../local/endpoint/server';
import type { MachineLearning } from '../../local/machine-learning/machine-learning';
import { Audiences } from './audiences';

export const PUBLISHER = '111111111111';
export const ADVERTISER = '222222222222';
export const REGION = 'us-east-1';

/** What goes wrong the next time that an operation is called, and never again. */
export class NextFault implements ServiceFaults {
  /** The operation that is denied. */
  denied: string | undefined;
  /** The operation that happens, but whose answer does not arrive. */
  lost: string | undefined;

  before(operation: string): FaultBefore | undefined {
    if (operation !== this.denied) {
      return undefined;
    }
    this.denied = undefined;
    return 'denied';
  }

  after(operation: string): 'reset' | undefined {
    if (operation !== this.lost) {
      return undefined;
    }
    this.lost = undefined;
    return 'reset';
  }
}

/** The stack of what the CDK CLI needs in an account. */
const TOOLKIT = 'CDKToolkit';

type Toolkit = Pick<Stack, 'template' | 'templateBody' | 'givenParameters' | 'tags'>;

/** What the CDK CLI has deployed into an account that trusts another one, or none, by the trusted account. */
const TOOLKITS = new Map<string, Promise<Toolkit>>();

/** A cloud of its own for one test, and the CDK CLI that deploys to it. */
export class LocalWorld {
  private constructor(
    readonly nextFault: NextFault,
    private readonly local: CleanRoomCloud,
    private readonly cli: CdkCli,
    private readonly folder: string,
  ) {}

  /** @param onFinished of a test that runs beside others in its file; `vitest` knows it otherwise */
  static async open(onFinished: typeof onTestFinished = onTestFinished): Promise<LocalWorld> {
    const nextFault = new NextFault();
    const local = cleanRoomCloud({ faults: nextFault });
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'deploy-')));
    const { url, close } = await serve(local.cloud);
    onFinished(async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    });
    return new LocalWorld(nextFault, local, new CdkCli(url, folder), folder);
  }

  get cloud(): LocalCloud {
    return this.local.cloud;
  }

  get machineLearning(): MachineLearning {
    return this.local.machineLearning;
  }

  /** Clean Rooms itself, for what happens outside of the stacks, as in the console. */
  get service(): CleanRoomsService {
    return this.local.service;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Prepares an account; another one can be trusted to deploy into it. The CDK CLI does that for the first account of all
   * worlds. The engine gives to the others what the CLI has deployed, which takes none of the seconds of the CLI.
   */
  async bootstrap(account: string, trusted = ''): Promise<void> {
    const known = TOOLKITS.get(trusted);
    if (known === undefined) {
      const first = this.bootstrapByCli(account, trusted);
      TOOLKITS.set(trusted, first);
      await first;
    } else {
      await this.deployToolkit(account, await known);
    }
  }

  /** @returns what the CLI printed; it has to end well */
  cdk(args: readonly string[], options: Partial<CdkOptions> = {}): Promise<string> {
    return this.cli.run(args, { account: PUBLISHER, ...options });
  }

  /** @returns what the CLI printed before it ended with an error */
  async failingCdk(args: readonly string[], options: Partial<CdkOptions> = {}): Promise<string> {
    try {
      await this.cdk(args, options);
    } catch (failure) {
      if (failure instanceof CdkFailed) {
        return failure.output;
      }
      throw failure;
    }
    throw new Error(`cdk ${args.join(' ')} succeeded`);
  }

  audiences(account: string): Audiences {
    return new Audiences(this.local.service, { account, region: REGION });
  }

  rooms(account: string): Rooms {
    return new Rooms(this.local.service, account, REGION);
  }

  /** How the service finds every template from now on. */
  judgeTemplates(status: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE', message: string): void {
    this.local.service.validateTemplate = () => [{ type: 'DIFFERENTIAL_PRIVACY', status, reasons: [{ message }] }];
  }

  /** The reasons for which no table can be queried from now on, beside those that follow from its rules. */
  judgeTables(...codes: readonly string[]): void {
    this.local.service.notReady = () => codes;
  }

  /** Who has called an operation of Clean Rooms with success, in their order. */
  callersOf(operation: string): string[] {
    const calls = this.local.service.calls.filter((call) => call.operation === operation && call.outcome === 'success');
    return calls.map(({ caller }) => caller.account);
  }

  /** The last stack of the name, deleted or not. */
  statusOf(account: string, stackName: string): string | undefined {
    const { engine } = this.cloud.place(account, REGION);
    return engine.stacks.filter(({ name }) => name === stackName).at(-1)?.status;
  }

  /** The resources of a stack, by their logical IDs. */
  resourcesOf(account: string, stackName: string): ReadonlyMap<string, ResourceRecord> {
    const { engine } = this.cloud.place(account, REGION);
    return engine.find(stackName)?.resources ?? new Map();
  }

  outputsOf(account: string, stackName: string): string[] {
    const { engine } = this.cloud.place(account, REGION);
    return (engine.find(stackName)?.outputs ?? []).map(({ value }) => value);
  }

  private async bootstrapByCli(account: string, trusted: string): Promise<Toolkit> {
    await this.cdk(this.cli.bootstrapping(account, trusted), { account });
    const stack = this.cloud.place(account, REGION).engine.find(TOOLKIT);
    if (stack === undefined) {
      throw new Error(`cdk bootstrap has deployed no stack ${TOOLKIT}`);
    }
    return stack;
  }

  private async deployToolkit(
    account: string,
    { template, templateBody, givenParameters, tags }: Toolkit,
  ): Promise<void> {
    const { engine } = this.cloud.place(account, REGION);
    const stack = engine.newStack(TOOLKIT);
    const parameters = engine.prepare(stack, template, givenParameters);
    await engine.deploy(stack, { template, templateBody, parameters, tags });
  }

  /** Answers that show an error of engine or double rather than one of the templates. */
  defects(): unknown[] {
    return [...this.cloud.defects, ...this.local.service.calls.filter(({ outcome }) => outcome === 'DoubleBug')];
  }
}

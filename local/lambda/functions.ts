import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import type { FunctionRunner, Invocation } from '../cloudformation/custom-resource';

/** A function as it was deployed. */
export interface FunctionConfiguration {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** File and export, such as `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: { readonly [name: string]: string };
  /** A zip archive, or the text of index.js. */
  readonly code: Uint8Array | string;
}

/** One finished invocation, for tests and reports. */
export interface InvocationRecord {
  readonly functionArn: string;
  readonly event: unknown;
  readonly outcome: Invocation;
  readonly logs: string;
}

const HOST = join(__dirname, 'host.mjs');

/** Runs deployed functions, each invocation in a separate Node process, with an environment like Lambda's. */
export class Functions implements FunctionRunner {
  private readonly deployed = new Map<string, FunctionConfiguration>();
  private readonly folders = new Map<string, string>();
  private readonly running = new Set<ChildProcess>();
  private root: string | undefined;
  readonly invocations: InvocationRecord[] = [];

  /** `endpointUrl` is where the functions find every AWS service. */
  constructor(private readonly endpointUrl: () => string) {}

  deploy(configuration: FunctionConfiguration): void {
    this.deployed.set(arnOf(configuration), configuration);
  }

  remove(functionArn: string): void {
    this.deployed.delete(functionArn);
  }

  find(functionArn: string): FunctionConfiguration | undefined {
    return this.deployed.get(functionArn);
  }

  async invoke(functionArn: string, event: unknown): Promise<Invocation> {
    const configuration = this.deployed.get(functionArn);
    if (configuration === undefined) {
      const errorMessage = `Function not found: ${functionArn}`;
      return { error: { errorType: 'ResourceNotFoundException', errorMessage } };
    }
    const { outcome, logs } = await this.run(functionArn, configuration, event);
    this.invocations.push({ functionArn, event, outcome, logs });
    return outcome;
  }

  /** Whether an invocation is under way. */
  get isBusy(): boolean {
    return this.running.size > 0;
  }

  close(): void {
    for (const process of this.running) {
      process.kill('SIGKILL');
    }
    if (this.root !== undefined) {
      rmSync(this.root, { recursive: true, force: true });
    }
  }

  private run(
    functionArn: string,
    configuration: FunctionConfiguration,
    event: unknown,
  ): Promise<{ readonly outcome: Invocation; readonly logs: string }> {
    const { handler, timeoutSeconds } = configuration;
    const folder = this.unpacked(configuration.code);
    const child = spawn(process.execPath, [HOST, folder, handler], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: this.environment(functionArn, configuration, folder),
    });
    this.running.add(child);
    const [stdin, ...outputs] = child.stdio;
    const [logs, errors, result] = outputs.map((output) => collect(output as NodeJS.ReadableStream));
    stdin?.on('error', () => undefined); // a handler can end before it has read its event
    stdin?.end(JSON.stringify(event));

    return new Promise((settle) => {
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeoutSeconds * 1000);
      child.on('close', () => {
        clearTimeout(timer);
        this.running.delete(child);
        const outcome = timedOut ? timeOut(timeoutSeconds) : parseOutcome(result?.() ?? '');
        settle({ outcome, logs: `${logs?.()}${errors?.()}` });
      });
    });
  }

  private environment(arn: string, configuration: FunctionConfiguration, folder: string): NodeJS.ProcessEnv {
    const { name, account, region, handler, timeoutSeconds, memoryMb, environment } = configuration;
    return {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      TZ: ':UTC',
      ...environment,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: `function/${name}`,
      AWS_ENDPOINT_URL: this.endpointUrl(),
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
      LOCAL_REQUEST_ID: randomUUID(),
      LOCAL_FUNCTION_ARN: arn,
      LOCAL_TIMEOUT_MS: String(timeoutSeconds * 1000),
    };
  }

  /** A folder with the code; equal code shares one. */
  private unpacked(code: Uint8Array | string): string {
    const hash = createHash('sha256').update(code).digest('hex');
    const known = this.folders.get(hash);
    if (known !== undefined) {
      return known;
    }
    this.root ??= mkdtempSync(join(tmpdir(), 'local-functions-'));
    const folder = join(this.root, hash.slice(0, 16));
    const files = typeof code === 'string' ? { 'index.js': Buffer.from(code) } : unzipSync(code);
    for (const [path, content] of Object.entries(files)) {
      write(folder, path, content);
    }
    this.folders.set(hash, folder);
    return folder;
  }
}

export function arnOf({ name, account, region }: Pick<FunctionConfiguration, 'name' | 'account' | 'region'>): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

function write(folder: string, path: string, content: Uint8Array): void {
  const target = resolve(folder, path);
  if (!target.startsWith(folder + sep)) {
    throw new Error(`the archive of a function leads out of its folder: ${path}`);
  }
  if (!path.endsWith('/')) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function timeOut(seconds: number): Invocation {
  return {
    error: { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds.toFixed(2)} seconds` },
  };
}

function parseOutcome(text: string): Invocation {
  return text
    ? (JSON.parse(text) as Invocation)
    : { error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited without providing a reason' } };
}

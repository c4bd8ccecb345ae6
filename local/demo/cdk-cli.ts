import { spawn } from 'node:child_process';
import { join } from 'node:path';

const CLI = require.resolve('aws-cdk/bin/cdk');

/** The CDK CLI ended otherwise than with 0; the message holds everything that it printed. */
export class CdkFailed extends Error {
  constructor(
    args: readonly string[],
    readonly output: string,
  ) {
    super(`cdk ${args.join(' ')}\n${output.trimEnd()}`);
  }
}

export interface CdkOptions {
  /** The account that calls. */
  readonly account: string;
  /** The folder whose cdk.json counts. @default - one without */
  readonly cwd?: string;
  /** Further variables, for the program that the CLI runs. @default - none */
  readonly env?: { readonly [name: string]: string };
  /** Hears each line as it is printed. */
  readonly onLine?: (line: string) => void;
}

/** The CDK CLI as it is installed, led to a cloud on this machine and to nothing else. */
export class CdkCli {
  /**
   * @param url where the cloud listens
   * @param home a folder for what the CLI keeps between its runs
   */
  constructor(
    private readonly url: string,
    private readonly home: string,
    private readonly region = 'us-east-1',
  ) {}

  /** What prepares an account; another one can be trusted to deploy into it. */
  bootstrapping(account: string, trusted?: string): string[] {
    const policy = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const trust = trusted ? ['--trust', trusted, '--cloudformation-execution-policies', policy] : [];
    return ['bootstrap', `aws://${account}/${this.region}`, ...trust];
  }

  /** @returns what the CLI printed */
  run(args: readonly string[], { account, cwd = this.home, env, onLine }: CdkOptions): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, '--no-notices', ...args], {
        cwd,
        env: { ...this.environment(account), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      let line = '';
      const keep = (chunk: string) => {
        output += chunk;
        const lines = (line + chunk).split('\n');
        line = lines.pop() ?? '';
        lines.forEach((complete) => {
          onLine?.(complete);
        });
      };
      child.stdout.setEncoding('utf8').on('data', keep);
      child.stderr.setEncoding('utf8').on('data', keep);
      child.on('error', reject);
      child.on('close', (code) => (code === 0 ? resolve(output) : reject(new CdkFailed(args, output))));
    });
  }

  /** Whatever leads to a real account stays outside: profiles, credentials, endpoints and settings of the user. */
  private environment(account: string): NodeJS.ProcessEnv {
    const harmless = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/i.test(name));
    return {
      ...Object.fromEntries(harmless),
      AWS_ENDPOINT_URL: this.url,
      AWS_REGION: this.region,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_CONFIG_FILE: join(this.home, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.home, 'no-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      CDK_HOME: this.home,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      NO_PROXY: 'localhost',
      no_proxy: 'localhost',
      // Lines rather than a progress bar, and all of them on the standard output.
      CI: 'true',
    };
  }
}

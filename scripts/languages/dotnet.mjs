import { run } from '../lib/command.mjs';
import { compileConsumer } from './dotnet/compile-consumer.mjs';
import { missingCompiler } from './dotnet/compiler.mjs';
import { generate, pack } from './dotnet/nuget-package.mjs';
import { testConsumer } from './dotnet/test-consumer.mjs';

/**
 * C#. With the .NET SDK, the NuGet package is packed, restored and tested as in the other languages. Without it, the
 * package is generated and compiled, and so is its consumer, against what that would restore from NuGet: by the compiler
 * of .NET, which the registries of npm and Python have. Nothing is run then, and so there are no template hashes.
 *
 * @type {import('../verify-languages.mjs').Language}
 */
export const dotnet = {
  name: 'dotnet',

  missing: async () => {
    if (await hasSdk()) {
      return undefined;
    }
    const reason = await missingCompiler();
    return reason && `no .NET SDK, and ${reason}`;
  },

  build: async ({ tarball }) => ((await hasSdk()) ? pack(tarball) : generate(tarball)),

  consume: async ({ templates }) => {
    if (await hasSdk()) {
      return testConsumer(templates);
    }
    return { ...(await compileConsumer()), notRun: 'generated and compiled, not run: no .NET SDK' };
  },
};

/** A runtime alone has the program `dotnet` as well, and lists no SDK. */
async function hasSdk() {
  const sdks = await run(['dotnet', '--list-sdks']).catch((error) => {
    if (error.code === 'ENOENT') {
      return '';
    }
    throw error;
  });
  return sdks.trim() !== '';
}

import { generate, pack } from './dotnet/nuget-package.mjs';
import { testConsumer } from './dotnet/test-consumer.mjs';
import { compileConsumer } from './registry-gaps/dotnet-sdk/compile-consumer.mjs';
import { missingCompiler } from './registry-gaps/dotnet-sdk/compiler.mjs';
import { hasSdk } from './registry-gaps/dotnet-sdk/gap.mjs';

/**
 * C#. With the .NET SDK, the NuGet package is packed, restored and tested as in the other languages. Without it, the
 * package is generated and compiled, and so is its consumer, against what that would restore from NuGet: by the compiler
 * of .NET, which the registries of npm and Python have. Nothing is run then, and so there are no template hashes.
 *
 * @type {import('./languages.mjs').Language}
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

import { run } from '../../../lib/command.mjs';

/** @type {import('../gap.mjs').Gap} */
export const dotnetSdk = {
  name: 'dotnet-sdk',
  lacks: 'the .NET SDK and NuGet, on machines that can reach only the registries of the other languages',
  replacement:
    'the .NET compiler from npm and PyPI, which compiles the example against the generated packages and against ' +
    'declarations of the other NuGet packages; nothing is run',
  deleteWhen: 'every machine that runs `.ci/run` has the SDK and can reach NuGet',
  // The runners of GitHub always have it, and say nothing about other machines.
  isFilled: async () => process.env.GITHUB_ACTIONS !== 'true' && hasSdk(),
};

/** A runtime alone has the program `dotnet` as well, and lists no SDK. */
export async function hasSdk() {
  const sdks = await run(['dotnet', '--list-sdks']).catch((error) => {
    if (error.code === 'ENOENT') {
      return '';
    }
    throw error;
  });
  return sdks.trim() !== '';
}

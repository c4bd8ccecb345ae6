import { join } from 'node:path';
import { synthesize } from '../../local/demo/synthesis';
import { contextArgs, type Lifecycle, type Program } from './lifecycles/lifecycle';
import type { LocalWorld } from './local-world';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** The CDK CLI runs the original; later versions are synthesized in this process, which is faster. */
export function typeScriptProgram(world: LocalWorld, { example, build }: Lifecycle): Program {
  return {
    original: async (name, context = {}) => {
      const outdir = world.path(name);
      return {
        outdir,
        args: [...contextArgs(context), '--output', outdir],
        cwd: join(EXAMPLES, example),
        // The template validation takes seconds; `npm run verify` lets it check each example in a step of its own.
        env: { CDK_VALIDATION: 'false' },
      };
    },
    later: async (name, { context, source }) => {
      const outdir = world.path(name);
      synthesize({ example, build, outdir, context, edit: source?.typescript });
      return { outdir, args: ['--app', outdir] };
    },
  };
}

/** Bundles the command line into lib/cli.js, after the library is compiled. */
import { bundleCommandLine } from './lib/command-line.mjs';
import { inProject } from './lib/project.mjs';

await bundleCommandLine(inProject('lib'));

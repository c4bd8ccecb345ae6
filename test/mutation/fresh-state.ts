import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    mode: 'dry-run' | 'mutant';
    mutantActivation: 'static' | 'runtime';
  }
}

/** What changed sources and Stryker's own setup share. */
declare global {
  var __stryker__: { activeMutant?: string; mutantCoverage?: { static: object; perTest: object } } | undefined;
}

/**
 * Runs before each test file, after Stryker's own setup. Files share a thread here: the change of the run before must
 * not be active while a file is loaded, and what a file covers must not be counted again with each later file.
 */
if (globalThis.__stryker__ && inject('mutantActivation') !== 'static') {
  globalThis.__stryker__.activeMutant = undefined;
}
if (globalThis.__stryker__?.mutantCoverage) {
  globalThis.__stryker__.mutantCoverage.static = {};
  globalThis.__stryker__.mutantCoverage.perTest = {};
}

import { afterAll, beforeAll, vi } from 'vitest';

/**
 * In the tests of this file, constructs know where they were created, as they do by default. Elsewhere they do not
 * (vitest.config.mts): to find that out for each resource takes a large part of the time of all tests.
 */
export function withCreationStacks(): void {
  beforeAll(() => {
    vi.stubEnv('CDK_CONTEXT_JSON', undefined);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });
}

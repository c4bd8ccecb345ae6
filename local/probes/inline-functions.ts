import { compileFunction } from 'node:vm';
import type { FunctionRunner } from '../cloudformation/custom-resource';
import { reasonOf } from '../cloudformation/errors';
import type { LocalCloud } from '../endpoint/local-cloud';

type Handler = (event: unknown) => Promise<unknown>;

/** Runs the functions of probes, whose code is in their template, in this process: without the network, and at once. */
export function inlineFunctions(cloud: () => LocalCloud): FunctionRunner {
  return {
    invoke: async (functionArn, event) => {
      const code = cloud().functions.find(functionArn)?.code;
      if (typeof code !== 'string') {
        return { error: { errorType: 'Error', errorMessage: `${functionArn} has no code in its template` } };
      }
      try {
        const exports: { handler?: Handler } = {};
        compileFunction(code, ['exports', 'require'])(exports, () => httpsTo(cloud()));
        return { payload: await exports.handler?.(event) };
      } catch (error) {
        return { error: { errorType: 'Error', errorMessage: reasonOf(error) } };
      }
    },
  };
}

/** The part of the module `https` that puts a response to CloudFormation. */
function httpsTo(cloud: LocalCloud) {
  return {
    request: (url: string, _options: object, answered: (response: { statusCode?: number }) => void) => ({
      on: () => undefined,
      end: (body: string) => {
        const put = cloud.customResources.putTo(url, body);
        answered(put === undefined ? {} : { statusCode: put.status });
      },
    }),
  };
}

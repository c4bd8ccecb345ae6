import type { CleanRoomCloud } from '../../../local/demo/clean-room-cloud';
import type { Call, Interceptor } from '../../../local/probes/interception';

/** Another service than the double: one in which an assumption does not hold. */
export interface Contradiction {
  /** Sees the calls before the double does. */
  readonly interceptor?: Interceptor;
  /** Changes the double itself. */
  readonly arrange?: (double: CleanRoomCloud) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: the shapes of answers are those of many operations
type Output = any;

/** The answer to an operation is another one. */
export function answers(operation: string, change: (output: Output, call: Call) => object): Contradiction {
  return {
    interceptor: async (call, next) => {
      const output = await next();
      return call.operation === operation ? change(output, call) : output;
    },
  };
}

/** The service does it instead of refusing: all calls of the operation, or those after the first ones. */
export function accepts(operation: string, answer: Output = ANYTHING, after = 0): Contradiction {
  return instead(operation, after, async (next) => {
    try {
      return await next();
    } catch {
      return answer;
    }
  });
}

/** The service refuses instead of doing it: all calls of the operation, or those after the first ones. */
export function refuses(operation: string, name: string, members: object = {}, after = 0): Contradiction {
  return instead(operation, after, () => Promise.reject(refusal(name, members)));
}

/** The service refuses with another error, or with other members of it. */
export function refusesWith(operation: string, members: object): Contradiction {
  return instead(operation, 0, (next) =>
    next().catch((error: Error) => {
      throw Object.assign(error, members);
    }),
  );
}

/** Changes the answers to several operations. */
export function both(...contradictions: readonly Contradiction[]): Contradiction {
  return {
    interceptor: (call, next) =>
      contradictions.reduceRight<() => Promise<unknown>>(
        (inner, { interceptor }) =>
          () =>
            interceptor === undefined ? inner() : interceptor(call, inner),
        next,
      )(),
  };
}

export function refusal(name: string, members: object = {}): Error {
  return Object.assign(new Error('the service is another one'), {
    name,
    $metadata: { httpStatusCode: 400 },
    ...members,
  });
}

function instead(
  operation: string,
  after: number,
  answer: (next: () => Promise<unknown>) => Promise<unknown>,
): Contradiction {
  let calls = 0;
  return {
    interceptor: (call, next) => {
      if (call.operation !== operation) {
        return next();
      }
      calls += 1;
      return calls > after ? answer(next) : next();
    },
  };
}

const ENTITY = {
  id: '99999999-0000-4000-8000-000000000000',
  arn: 'arn:aws:cleanrooms:us-east-1:111111111111:nothing',
  membershipId: '99999999-0000-4000-8000-000000000001',
};

/** What any operation could answer that makes something. */
const ANYTHING = Object.fromEntries(
  [
    ...['collaboration', 'membership', 'configuredTable', 'configuredTableAssociation', 'analysisTemplate'],
    ...['privacyBudgetTemplate', 'idNamespaceAssociation', 'idMappingTable', 'intermediateTable', 'analysisRule'],
    'collaborationChangeRequest',
  ].map((kind) => [kind, ENTITY]),
);

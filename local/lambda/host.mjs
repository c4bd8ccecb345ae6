// One invocation of a function, in a process of its own: node host.mjs <folder> <file.export>.
// The event comes on standard input, the outcome goes to file descriptor 3, so that logs cannot disturb it.
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const RESULT = 3;
const [folder, handler] = process.argv.slice(2);
const dot = handler.lastIndexOf('.');
const file = join(folder, handler.slice(0, dot));
const { LOCAL_REQUEST_ID, LOCAL_FUNCTION_ARN, LOCAL_TIMEOUT_MS, ...environment } = process.env;
const deadline = Date.now() + Number(LOCAL_TIMEOUT_MS);

const context = {
  awsRequestId: LOCAL_REQUEST_ID,
  invokedFunctionArn: LOCAL_FUNCTION_ARN,
  functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => deadline - Date.now(),
};
process.env = environment;

try {
  const module = existsSync(`${file}.mjs`)
    ? await import(pathToFileURL(`${file}.mjs`).href)
    : createRequire(join(folder, 'index.js'))(file);
  const run = module[handler.slice(dot + 1)];
  if (typeof run !== 'function') {
    throw new TypeError(`${handler} is undefined or not exported`);
  }
  const payload = await run(JSON.parse(readFileSync(0, 'utf8')), context);
  writeSync(RESULT, JSON.stringify({ payload: payload ?? null }));
} catch (thrown) {
  const error = { errorType: thrown?.name ?? 'Error', errorMessage: String(thrown?.message ?? thrown) };
  console.error(thrown);
  writeSync(RESULT, JSON.stringify({ error }));
}
// An asynchronous handler is done when its promise is, whatever timers it has left.
process.exit();

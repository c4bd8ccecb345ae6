import type { Defect } from './defect';

/** Is wrong about when CloudFormation made the request, so that every job is of an earlier time. */
export const ignoresTheTimeOfTheRequest: Defect = (handler) => (event, context, ports) => {
  const { ResponseURL } = event as { readonly ResponseURL: string };
  const timeless = {
    ...(event as object),
    ResponseURL: ResponseURL.replace(/X-Amz-Date=\w+/, 'X-Amz-Date=20991231T235959Z'),
  };
  return handler(timeless, context, { ...ports, put: (_url, body) => ports.put(ResponseURL, body) });
};

import type { HttpRequest } from '../endpoint/http';
import { apiOf, MODELS, type Model, type OperationModel, type ShapeModel, shapeOf } from './model/model';

export type { HttpRequest };

export interface HttpAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

interface Route {
  readonly operation: OperationModel;
  readonly segments: readonly string[];
  readonly inPath: readonly InPath[];
  readonly inQuery: readonly InQuery[];
}

/** A member of the input that is a segment of the path. */
interface InPath {
  readonly name: string;
  readonly segment: number;
}

/** A member of the input that is a parameter of the query. */
interface InQuery {
  readonly name: string;
  readonly parameter: string;
  readonly shape: ShapeModel;
}

export interface Routed {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

const ROUTES: ReadonlyMap<string, readonly Route[]> = new Map(
  Object.entries(MODELS).map(([name, model]) => [name, routesOf(model)]),
);

function routesOf(model: Model): Route[] {
  return (
    Object.values(model.operations)
      .map((operation) => routeOf(model, operation))
      // Fixed segments win over variable ones.
      .sort((one, other) => variablesIn(one) - variablesIn(other))
  );
}

function routeOf(model: Model, operation: OperationModel): Route {
  const segments = operation.http.requestUri.split('/');
  const members = Object.entries(shapeOf(operation.input.shape, model).members ?? {});
  return {
    operation,
    segments,
    inPath: members
      .filter(([, { location }]) => location === 'uri')
      .map(([name, { locationName = name }]) => ({ name, segment: segments.indexOf(`{${locationName}}`) })),
    inQuery: members
      .filter(([, { location }]) => location === 'querystring')
      .map(([name, { locationName = name, shape }]) => ({
        name,
        parameter: locationName,
        shape: shapeOf(shape, model),
      })),
  };
}

function variablesIn(route: Route): number {
  return route.segments.filter((segment) => segment.startsWith('{')).length;
}

/** The operation that a request is for, with the input that its path, query and body carry; undefined if it is none. */
export function route(request: HttpRequest): Routed | undefined {
  const segments = request.path.split('/');
  const found = ROUTES.get(request.service?.signingName ?? 'cleanrooms')?.find(
    ({ operation, segments: expected }) =>
      operation.http.method === request.method &&
      expected.length === segments.length &&
      expected.every((segment, index) => segment.startsWith('{') || segment === segments[index]),
  );
  return found && { operation: found.operation.name, input: inputOf(found, segments, request) };
}

function inputOf(found: Route, segments: readonly string[], request: HttpRequest): Record<string, unknown> {
  const input: Record<string, unknown> = request.body === '' ? {} : parsed(request.body);
  for (const { name, segment } of found.inPath) {
    input[name] = decoded(segments[segment] ?? '');
  }
  for (const { name, parameter, shape } of found.inQuery) {
    if (request.query.has(parameter)) {
      input[name] = fromQuery(shape, request.query.getAll(parameter));
    }
  }
  return input;
}

/** A body that is not an object is kept as it is: the check against the model then names what is wrong with it. */
function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { body: value };
  } catch {
    return { body };
  }
}

/** A segment that is not encoded well stays as it is: the check against the model then refuses it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function fromQuery({ type }: ShapeModel, values: readonly string[]): unknown {
  switch (type) {
    case 'list':
      return values;
    case 'integer':
      return Number(values[0]);
    default:
      return values[0];
  }
}

export function successAnswer(operation: string, output: object): HttpAnswer {
  const status = apiOf(operation)?.model.operations[operation]?.http.responseCode ?? 200;
  return answer(status, {}, status === 204 ? '' : JSON.stringify(output));
}

export function errorAnswer(status: number, code: string, message: string, members: object = {}): HttpAnswer {
  return answer(status, { 'x-amzn-errortype': code }, JSON.stringify({ message, ...members }));
}

function answer(status: number, headers: { readonly [name: string]: string }, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

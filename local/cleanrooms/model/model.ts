import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correct } from './corrections';
import type { Model, ShapeModel } from './description';

export type { MemberModel, Model, OperationModel, ShapeModel } from './description';

export const MODEL: Model = correct(JSON.parse(readFileSync(join(__dirname, 'cleanrooms.json'), 'utf8')) as Model);

const ML_MODEL = distinct(
  JSON.parse(
    readFileSync(join(__dirname, '..', '..', '..', 'catalogue', 'api', 'cleanroomsml.json'), 'utf8'),
  ) as Model,
);

/** Names an operation after its API if the API of Clean Rooms has one with the same name, such as `TagResource`. */
function distinct({ operations, ...others }: Model): Model {
  const named = Object.values(operations).map((operation) => {
    const name = operation.name in MODEL.operations ? `cleanrooms-ml:${operation.name}` : operation.name;
    return [name, { ...operation, name }] as const;
  });
  return { ...others, operations: Object.fromEntries(named) };
}

/** Of AWS Entity Resolution, only the operations that are served. */
const ENTITY_RESOLUTION_MODEL = JSON.parse(readFileSync(join(__dirname, 'entityresolution.json'), 'utf8')) as Model;

/** The API models, by the name that requests are signed for. No two have an operation with the same name. */
export const MODELS = { cleanrooms: MODEL, 'cleanrooms-ml': ML_MODEL, entityresolution: ENTITY_RESOLUTION_MODEL } as const;

export type ApiName = keyof typeof MODELS;

interface Api {
  readonly name: ApiName;
  readonly model: Model;
}

const APIS: ReadonlyMap<string, Api> = new Map(
  Object.entries(MODELS).flatMap(([name, model]) => {
    const api = { name: name as ApiName, model };
    return Object.keys(model.operations).map((operation) => [operation, api] as const);
  }),
);

/** The API that has an operation. */
export function apiOf(operation: string): Api | undefined {
  return APIS.get(operation);
}

export function shapeOf(name: string, model: Model = MODEL): ShapeModel {
  const shape = model.shapes[name];
  if (shape === undefined) {
    throw new Error(`the API model has no shape '${name}'`);
  }
  return shape;
}

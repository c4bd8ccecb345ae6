import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correct } from './corrections';
import type { Model, ShapeModel } from './description';

export type { MemberModel, Model, OperationModel, ShapeModel } from './description';

export const MODEL: Model = correct(JSON.parse(readFileSync(join(__dirname, 'cleanrooms.json'), 'utf8')) as Model);

export function shapeOf(name: string): ShapeModel {
  const shape = MODEL.shapes[name];
  if (shape === undefined) {
    throw new Error(`the API model of Clean Rooms has no shape '${name}'`);
  }
  return shape;
}

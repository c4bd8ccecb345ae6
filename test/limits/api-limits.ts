import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, ShapeModel } from '../../local/cleanrooms/model/description';
import { MODEL } from '../../local/cleanrooms/model/model';
import type { Limits } from './limits-of';
import { pathOf, specPathsOf } from './spec-paths';

/** The limits of the API for the properties of a resource type, by path. A property that the API lacks is not in the map. */
export function apiLimitsOf(type: string): ReadonlyMap<string, Limits> {
  return new Map(
    specPathsOf(type).flatMap((path) => {
      const found = shapeAt(type, path.steps);
      return found ? [[pathOf(path), limitsOf(found)] as const] : [];
    }),
  );
}

const ML = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'catalogue', 'api', 'cleanroomsml.json'), 'utf8'),
) as Model;

/** The members of an operation in the place of the members of a property, which the service takes separately. */
const ANALYSIS_RULE: Readonly<Record<string, string>> = {
  AnalysisRules: 'AnalysisRule',
  ConfiguredTableAssociationAnalysisRules: 'AnalysisRule',
};

/** What CloudFormation calls otherwise than the API, or what it does not nest as the API does. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  'Collaboration.AutoApprovedChangeTypes': ['autoApprovedChangeRequestTypes'],
  'PrivacyBudgetTemplate.Parameters.Epsilon': ['parameters', 'differentialPrivacy', 'epsilon'],
  'PrivacyBudgetTemplate.Parameters.UsersNoisePerQuery': ['parameters', 'differentialPrivacy', 'usersNoisePerQuery'],
  'PrivacyBudgetTemplate.Parameters.ResourceArn': ['parameters', 'accessBudget', 'resourceArn'],
  'PrivacyBudgetTemplate.Parameters.BudgetParameters': ['parameters', 'accessBudget', 'budgetParameters'],
};

function shapeAt(type: string, steps: readonly string[]): ShapeModel | undefined {
  const [, service, resource] = type.split('::');
  const model = service === 'CleanRooms' ? MODEL : ML;
  const [first, second, third, ...rest] = steps;
  const rule = ANALYSIS_RULE[first];
  if (rule) {
    return second === undefined || third === undefined
      ? undefined
      : walk(model, inputOf(model, `Create${resource}${rule}`), [`analysisRule${third}`, ...rest]);
  }
  const renamed = Object.entries(RENAMED).find(([path]) => `${resource}.${steps.join('.')}.`.startsWith(`${path}.`));
  const path = renamed ? [...renamed[1], ...steps.slice(renamed[0].split('.').length - 1)] : steps;
  return walk(model, inputOf(model, `Create${resource}`), path);
}

function inputOf(model: Model, operation: string): ShapeModel {
  return model.shapes[model.operations[operation].input.shape];
}

function walk(model: Model, shape: ShapeModel, [step, ...rest]: readonly string[]): ShapeModel | undefined {
  if (step === undefined) {
    return shape;
  }
  // Tags are a list in CloudFormation, and a map in the API.
  if (shape.type === 'map' && step === '[]') {
    return walk(model, shape, rest);
  }
  const next = memberOf(shape, step);
  return next && walk(model, model.shapes[next.shape], rest);
}

function memberOf(shape: ShapeModel, step: string): { readonly shape: string } | undefined {
  if (shape.type === 'map') {
    return step === 'Key' ? shape.key : shape.value;
  }
  if (step === '[]') {
    return shape.member;
  }
  return Object.entries(shape.members ?? {}).find(([name]) => name.toLowerCase() === step.toLowerCase())?.[1];
}

function limitsOf({ type, min, max, pattern, enum: values }: ShapeModel): Limits {
  const [least, most] =
    type === 'string'
      ? (['minLength', 'maxLength'] as const)
      : type === 'list' || type === 'map'
        ? (['minItems', 'maxItems'] as const)
        : (['minimum', 'maximum'] as const);
  return {
    ...(min !== undefined && { [least]: min }),
    ...(max !== undefined && { [most]: max }),
    ...(pattern !== undefined && { pattern }),
    ...(values && { oneOf: values }),
  };
}

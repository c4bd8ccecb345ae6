import type { Model, ShapeModel } from './description';

/** One place where the published model contradicts what AWS publishes elsewhere, and what we put instead. */
interface Correction {
  readonly shape: string;
  readonly reason: string;
  readonly apply: (shape: ShapeModel) => ShapeModel;
}

const CHILD_OF_MEMBERSHIP = (type: string) =>
  `arn:aws:cleanrooms:[\\w]{2}-[\\w]{4,9}-[\\d]:[\\d]{12}:membership/[\\d\\w-]+/${type}/[\\d\\w-]+`;

/**
 * The data file stays as AWS published it; what cannot be true of it is listed here, each with its reason. All of them
 * are about ARNs: the service authorization reference and the shapes that take these ARNs as input agree with one
 * another, and disagree with the shapes that return them.
 */
export const CORRECTIONS: readonly Correction[] = [
  {
    shape: 'ConfiguredTableAssociationArn',
    reason: 'without the membership it could not be given as a BudgetedResourceArn, and 100 characters are too few',
    apply: (shape) => ({ ...shape, max: 200, pattern: CHILD_OF_MEMBERSHIP('configuredtableassociation') }),
  },
  {
    shape: 'PrivacyBudgetTemplateArn',
    reason: 'the service authorization reference puts it under its membership, and 100 characters are then too few',
    apply: (shape) => ({ ...shape, max: 200, pattern: CHILD_OF_MEMBERSHIP('privacybudgettemplate') }),
  },
  {
    shape: 'CleanroomsArn',
    reason: 'no ARN of a child of a membership is as short as 100 characters, and all of them can be tagged',
    apply: (shape) => ({ ...shape, max: 256 }),
  },
];

export function correct(model: Model): Model {
  const shapes: { [name: string]: ShapeModel } = { ...model.shapes };
  for (const correction of CORRECTIONS) {
    const shape = shapes[correction.shape];
    if (shape === undefined) {
      throw new Error(`a correction names the shape '${correction.shape}', which the API model no longer has`);
    }
    shapes[correction.shape] = correction.apply(shape);
  }
  return { ...model, shapes };
}

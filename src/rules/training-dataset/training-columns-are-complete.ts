import { is, isComplete, itemsOf, knownValue } from '../../model/fact';
import { counted } from '../../private/counted';
import { nameOf, quoted, rule } from '../rule';

/** The types of the columns that training data must have. */
const REQUIRED = ['USER_ID', 'ITEM_ID', 'TIMESTAMP'] as const;

export const trainingColumnsAreComplete = rule({
  id: 'TrainingColumnsAreComplete',
  catalogueIds: ['CR-ML-001'],
  subject: 'trainingDataset',
  severity: 'error',
  title: 'A training dataset has one column each for users, items and times',
  why: 'a lookalike model is trained with the users, the items, and the times of their interactions',
  fix: 'set the column type "USER_ID", "ITEM_ID" or "TIMESTAMP" of one column each',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-training-data-requirements.html',
    basis: 'documented',
  },
  check: (dataset) => {
    const columns = knownValue(dataset.data)?.columns;
    if (!columns) {
      return [];
    }
    const all = itemsOf(columns);
    const allKnown = isComplete(columns) && all.every(({ type }) => type.state === 'known');
    const missing = REQUIRED.filter((type) => allKnown && !all.some((column) => is(column.type, type)));
    const repeated = REQUIRED.flatMap((type) => {
      const columnsOfType = all.filter((column) => is(column.type, type));
      return columnsOfType.length > 1 ? [{ type, columns: columnsOfType.map(({ name }) => knownValue(name)) }] : [];
    });
    const property = 'TrainingData';
    return [
      ...missing.slice(0, 1).map(() => ({
        what: `the training dataset ${nameOf(dataset)} has no column of type ${quoted(missing)}`,
        property,
      })),
      ...repeated.map(({ type, columns: names }) => ({
        what: `the training dataset ${nameOf(dataset)} has ${counted(names.length, 'column')} of type ${quoted([type])}: ${quoted(names)}`,
        fix: `set the column type ${quoted([type])} of only one column`,
        // The page does not state that more than one is rejected.
        severity: 'warning' as const,
        property,
      })),
    ];
  },
});

import { expect, test } from 'vitest';
import { LIMITS, pageOf } from '../../src/rules/limits';

test.each([
  ['AWS::CleanRooms::ConfiguredTable', 'aws-resource-cleanrooms-configuredtable.html'],
  ['AWS::CleanRoomsML::TrainingDataset', 'aws-resource-cleanroomsml-trainingdataset.html'],
])('the limits of %s are on its page', (type, page) => {
  expect(LIMITS).toHaveProperty([type]);
  expect(pageOf(type)).toBe(`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}`);
});

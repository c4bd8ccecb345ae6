import { expect, test } from 'vitest';
import { canAddResources, standsForOthers } from '../../src/model/hidden';

test.each([
  ['AWS::CloudFormation::Stack', true],
  ['Acme::CleanRooms::Budgets::MODULE', true],
  ['AWS::CloudFormation::StackSet', false],
  ['Acme::MODULE::Budget', false],
  ['AWS::CleanRooms::Membership', false],
])('a resource of the type %s stands for others, or not', (type, expected) => {
  expect(standsForOthers(type)).toBe(expected);
});

test.each<[readonly unknown[], boolean]>([
  [[], false],
  [['AWS::LanguageExtensions'], false],
  [['AWS::SecretsManager-2020-07-23'], false],
  [['AWS::SecretsManager-2024-09-16'], false],
  [['AWS::CodeDeployBlueGreen'], false],
  [['AWS::LanguageExtensions', 'AcmeBudgets'], true],
  [['AWS::Serverless-2016-10-31'], true],
  [['AWS::Include'], true],
  [[{ Name: 'AWS::Include' }], true],
])('the transforms %j can add resources, or not', (transforms, expected) => {
  expect(canAddResources(transforms)).toBe(expected);
});

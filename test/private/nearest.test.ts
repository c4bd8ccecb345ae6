import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/private/nearest';

const COLUMNS = ['user_id', 'email', 'city', 'revenue'];

describe('nearest', () => {
  test.each([
    ['emial', 'email'],
    ['e_mail', 'email'],
    ['user', 'user_id'],
    ['User_ID', 'user_id'],
    ['revenues', 'revenue'],
    ['ciy', 'city'],
  ])('takes %j for %j', (name, meant) => {
    expect(nearest(name, COLUMNS)).toBe(meant);
  });

  test.each(['country', 'uid', 'ci', ''])('takes %j for none of them', (name) => {
    expect(nearest(name, COLUMNS)).toBeUndefined();
  });

  test('takes the nearest, and the first of equally near ones', () => {
    expect(nearest('citys', ['city', 'cities'])).toBe('city');
    expect(nearest('column_3', ['column_1', 'column_2'])).toBe('column_1');
  });

  test('knows no name without candidates', () => {
    expect(nearest('city', [])).toBeUndefined();
  });
});

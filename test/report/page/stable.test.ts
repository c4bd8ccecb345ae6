import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { constructSource } from '../../../src/model/construct-source';
import type { Resource, Source } from '../../../src/model/source';
import { pageOf } from '../../../src/report/page/page';
import { Random } from '../../fuzz/random';
import { SEEDS } from '../../support/exploration';
import { anyQuery, lakeTable, publisherWithSales } from '../../support/rooms';
import { EXAMPLES, exampleApp, reportsOnSource } from '../support/example-reports';

describe.each(EXAMPLES)('the pages of the example %s', (name) => {
  test.each(SEEDS)('do not depend on the order of resources, with the seed %i', async (seed) => {
    const source = constructSource(await exampleApp(name));
    const random = new Random(seed);

    expect(pagesOf(inOrder(source, shuffled(source.resources, random)))).toEqual(pagesOf(source));
  });

  test('have other construct IDs where they name constructs, and are otherwise the same', async () => {
    const source = constructSource(await exampleApp(name));
    const renamed = inOrder(source, source.resources.map(withOtherPath));

    expect(pagesOf(renamed).map((page) => page.replaceAll(MARK, ''))).toEqual(pagesOf(source));
  });

  test('do not depend on resources that have nothing to do with them', async () => {
    const app = await exampleApp(name);
    const before = pagesOf(constructSource(app));
    addUnrelated(new Stack(app, 'Unrelated', { env: { account: '999999999999', region: 'us-east-1' } }));

    const after = pagesOf(constructSource(app));
    expect(before.filter((page) => !after.includes(page))).toEqual([]);
    expect(after).toHaveLength(before.length + 1);
  });
});

/** Does not occur in examples. */
const MARK = 'ƶ';

function pagesOf(source: Source): readonly string[] {
  return reportsOnSource(source).map(pageOf);
}

function inOrder(source: Source, resources: readonly Resource[]): Source {
  return { ...source, resources };
}

function withOtherPath(resource: Resource): Resource {
  return Object.create(resource, { path: { value: resource.path.replace(/[^/]+/g, (id) => `${id}${MARK}`) } });
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const left = [...items];
  return items.map(() => left.splice(random.upTo(left.length), 1)[0] as T);
}

/** Another collaboration, a table that is in none, and a bucket. */
function addUnrelated(stack: Stack): void {
  publisherWithSales(stack);
  lakeTable(stack, 'Unused', anyQuery());
  new Bucket(stack, 'Bucket');
}

import type { AnalysisTemplateNode } from '../../src/model/nodes';
import { ADVERTISER, association, collaboration, customRule, known, membership, table, template } from './nodes';

/** A template of the advertiser over tables of the publisher: "sales" with a rule, and "shops" with another one. */
export function reading(sql: string, rule = customRule(), other = customRule()): AnalysisTemplateNode {
  const ads = collaboration();
  const publisher = membership(ads);
  association(publisher, table({ rule }), { name: known('sales') });
  association(publisher, table({ rule: other }), { name: known('shops') });
  return template(membership(ads, ADVERTISER), sql);
}

import { ABSENT, type Fact, itemsOf, map } from '../../../model/fact';
import { type AnalysisTemplateNode, label } from '../../../model/nodes';
import { at, numberOf } from '../../../model/raw';
import { DETAILED } from '../../../private/words';
import type { Room } from '../../room';
import { ownerOf } from '../owner';
import { onlyTrue } from './collaboration';
import { type About, ofFact, type ReadControl } from './reading';

/** The controls of analysis templates: what errors contain, and how much synthetic data reveals. */
export function controlsOfTemplates(room: Room): readonly ReadControl[] {
  return room.memberships
    .flatMap(({ templates }) => itemsOf(templates))
    .flatMap((node) => ofTemplate(node, { owner: ownerOf(room, node), subject: label(node), of: node.path }));
}

function ofTemplate(node: AnalysisTemplateNode, about: About): readonly ReadControl[] {
  const hasDetails = onlyTrue(map(node.errorMessageType, (type) => type === DETAILED));
  return [
    ...ofFact(about, 'ERROR_DETAILS', hasDetails),
    ...ofFact(
      about,
      'ATTACK_SCORE',
      ofSynthesis(node, ({ attackScore }) => attackScore),
    ),
    ...ofFact(
      about,
      'SYNTHETIC_DATA_EPSILON',
      ofSynthesis(node, () => epsilonOf(node)),
    ),
  ];
}

type Synthesis = Extract<AnalysisTemplateNode['synthesis'], { readonly state: 'known' }>['value'];

function ofSynthesis(
  { synthesis, syntheticData }: AnalysisTemplateNode,
  read: (facts: Synthesis) => Fact<number>,
): Fact<number> {
  if (syntheticData.state === 'absent') {
    return ABSENT;
  }
  return synthesis.state === 'known' ? read(synthesis.value) : { state: 'unknown' };
}

function epsilonOf(node: AnalysisTemplateNode): Fact<number> {
  return numberOf(at(node.property('syntheticDataParameters'), 'mlSyntheticDataParameters', 'epsilon'));
}

export const GET_ATT = 'Fn::GetAtt';

/**
 * The name of the function that a tag of YAML stands for.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function functionOf(tag: string): string {
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** The resource and the attribute of `!GetAtt Resource.Attribute`: an attribute can contain dots, a logical ID cannot. */
export function partsOfGetAtt(text: string): readonly [string, string] | undefined {
  const dot = text.indexOf('.');
  return dot < 0 ? undefined : [text.slice(0, dot), text.slice(dot + 1)];
}

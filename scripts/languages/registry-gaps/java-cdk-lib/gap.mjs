import { CommandFailed } from '../../../lib/command.mjs';
import { forgetLookedUp, LOOKED_UP, maven } from '../../java/maven.mjs';
import { ARTIFACT, GROUP, pinnedVersion } from './cdk-lib.mjs';

/** @type {import('../gap.mjs').Gap} */
export const javaCdkLib = {
  name: 'java-cdk-lib',
  lacks: 'the minimum version of `aws-cdk-lib` on Maven Central',
  replacement: 'a JAR that jsii-pacmak builds from the npm package, with only the classes in use',
  deleteWhen: 'Maven Central serves that version',
  isFilled: async () => {
    const get = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get';
    // The jar that was made here is in the local repository.
    await forgetLookedUp();
    try {
      await maven(['-U', get, '-Dtransitive=false', `-Dartifact=${GROUP}:${ARTIFACT}:${pinnedVersion()}`], {
        repository: LOOKED_UP,
      });
      return true;
    } catch (error) {
      if (error instanceof CommandFailed && error.message.includes(`Could not find artifact ${GROUP}:${ARTIFACT}`)) {
        return false;
      }
      throw error;
    }
  },
};

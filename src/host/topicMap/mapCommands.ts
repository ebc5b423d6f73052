import type { CommandHandlers } from '../contributions';
import { pickPictureKind } from './savePicture';
import type { TopicMap } from './topicMap';

/** The commands of the topic map. */
export type MapCommand = 'lectern.showMap' | 'lectern.saveMap';

/** What each of {@link MapCommand} does. */
export function mapCommands(topicMap: TopicMap): Pick<CommandHandlers, MapCommand> {
  return {
    'lectern.showMap': () => topicMap.show(),
    'lectern.saveMap': async (given) => {
      const kind = given === 'svg' || given === 'png' ? given : await pickPictureKind();
      if (kind) await topicMap.savePicture(kind);
    },
  };
}

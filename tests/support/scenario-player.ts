import { playFile } from './play-files';

/** A process that plays the files it is told, one after the other. */
process.on('message', (file: string) => {
  void playFile(file).then((played) => process.send?.(played));
});

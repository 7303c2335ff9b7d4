import { playFile, type Task } from './play-files';

/** A process that plays the files it is told, one after the other. */
process.on('message', ({ file, api }: Task) => {
  void playFile(file, api).then((played) => process.send?.(played));
});

import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { playScenario, type ApiGateway, type Played } from './play-scenario';
import { readScenario } from './scenario-files';

/** What came of one file. */
export interface PlayedFile extends Played {
  file: string;
  /** Processor time it took to play. */
  seconds: number;
}

/** What a process of its own is told to play. */
export interface Task {
  file: string;
  api?: ApiGateway;
}

/** Fewer stories than this do not earn a process of their own. */
const WORTH_A_PLAYER = 6;
const PLAYER = fileURLToPath(new URL('./scenario-player.ts', import.meta.url));

/**
 * Plays one file, over another way to the API where one is given. One that is no scenario is a mismatch of its own; the others are
 * still played.
 */
export async function playFile(file: string, api?: ApiGateway): Promise<PlayedFile> {
  const before = process.cpuUsage();
  const played = await playOrTell(file, api);
  const { user, system } = process.cpuUsage(before);
  return { file, ...played, seconds: (user + system) / 1e6 };
}

async function playOrTell(file: string, api: ApiGateway | undefined): Promise<Played> {
  try {
    return await playScenario(readScenario(file), api);
  } catch (error) {
    const mismatches = [(error as Error).message];
    return { name: file, passed: false, mismatches, stage: 'none', flags: [], writes: 0, calls: 0 };
  }
}

/**
 * Plays many files, several at a time where there are processors for it.
 *
 * @param tell called for each file as it is played, in the order in which they were given
 * @param api through what the API is reached instead of what the stories say
 */
export async function playFiles(
  files: string[],
  tell: (one: PlayedFile) => void,
  api?: ApiGateway,
): Promise<PlayedFile[]> {
  const played: PlayedFile[] = [];
  let next = 0;
  let told = 0;
  const turn = async (play: (file: string) => Promise<PlayedFile>) => {
    for (let index = next++; index < files.length; index = next++) {
      played[index] = await play(files[index] ?? '');
      for (let one = played[told]; one !== undefined; one = played[++told]) tell(one);
    }
  };
  const players = Math.min(availableParallelism(), Math.ceil(files.length / WORTH_A_PLAYER));
  if (players < 2) await turn((file) => playFile(file, api));
  else {
    await Promise.all(
      Array.from({ length: players }, async () => {
        const player = fork(PLAYER);
        await turn((file) => playedBy(player, { file, ...(api === undefined ? {} : { api }) })).finally(() =>
          player.kill(),
        );
      }),
    );
  }
  return played;
}

function playedBy(player: ChildProcess, task: Task): Promise<PlayedFile> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`${task.file}: its player ended with ${code}`));
    player.once('exit', died);
    player.once('message', (one) => {
      player.off('exit', died);
      resolve(one as PlayedFile);
    });
    player.send(task);
  });
}
